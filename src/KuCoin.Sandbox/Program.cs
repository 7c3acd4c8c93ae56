Console.Error.WriteLine("The sandbox does not serve yet.");
return 1;
