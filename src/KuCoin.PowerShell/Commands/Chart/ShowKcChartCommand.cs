using System.Management.Automation;
using System.Text;
using KuCoin.Pipeline;
using KuCoin.Views.Charts;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Show, "KcChart", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ShowKcChartCommand : KcCommand
{
    private const int TerminalHeight = 20;
    private const int PictureWidth = 960;
    private const int PictureHeight = 480;

    private readonly List<Chart> _charts = [];
    private ChartReader? _reader;
    private FileInfo? _file;
    private int _drawn;

    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "Candles, order books, or anything with numbers in a property.")]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(Position = 0, HelpMessage = "Draws a line: the property that holds its values.")]
    public string? Property { get; set; }

    [Parameter(HelpMessage = "The property a line is drawn over: times or numbers. Time where there is one, else the position.")]
    public string? X { get; set; }

    [Parameter(HelpMessage = "The title. Without it the symbol and the interval.")]
    public string? Title { get; set; }

    [Parameter(HelpMessage = "Columns in the terminal, pixels in a file. Without it the window's width, or 960 pixels.")]
    [ValidateRange(30, 10000)]
    public int? Width { get; set; }

    [Parameter(HelpMessage = "Rows in the terminal, pixels in a file. Without it 20 rows at most, or 480 pixels.")]
    [ValidateRange(8, 10000)]
    public int? Height { get; set; }

    [Parameter(HelpMessage = "ASCII characters only, and no colour.")]
    public SwitchParameter Plain { get; set; }

    [Parameter(HelpMessage = "Writes a picture to this file instead: .svg, .html or .htm.")]
    public string? Path { get; set; }

    [Parameter(HelpMessage = "Refuses to write over an existing file.")]
    public SwitchParameter NoClobber { get; set; }

    protected override object Target => InputObject;

    protected override void BeginProcessing()
    {
        _reader = new ChartReader(Property, X, Title);
        if (Path is not null)
            _file = Require(Path);
    }

    protected override void Process()
    {
        if (_reader!.Add(InputObject) is not { } book)
            return;
        // An order book is a chart by itself; a stream of them is shown as it comes.
        if (_file is null)
            Draw(book);
        else
            _charts.Add(book);
    }

    protected override void End()
    {
        _charts.AddRange(_reader!.Charts());
        if (_charts.Count + _drawn == 0)
            WriteWarning("Nothing came down the pipeline that could be drawn.");
        else if (_file is null)
            _charts.ForEach(Draw);
        else
            Save(_file);
    }

    private void Draw(Chart chart)
    {
        if (_drawn++ > 0)
            WriteObject(string.Empty);
        var (width, height) = (Width ?? Terminal.Width(Host), Height ?? Terminal.Height(Host, TerminalHeight));
        WriteObject(TerminalChart.Draw(chart, Terminal.Pen(this, Plain), width, height), enumerateCollection: true);
    }

    private void Save(FileInfo file)
    {
        if (!ShouldProcess(file.FullName, "Write the chart"))
            return;
        var (width, height) = (Width ?? PictureWidth, Height ?? PictureHeight);
        var text = IsSvg(file) ? SvgChart.Draw(_charts, width, height) + "\n" : SvgChart.Page(_charts, width, height);
        using (var stream = new FileStream(file.FullName, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write))
            stream.Write(Encoding.UTF8.GetBytes(text));
        // As Get-Item gives it, so that it is shown like any file.
        WriteObject(InvokeProvider.Item.Get([file.FullName], force: true, literalPath: true), enumerateCollection: true);
    }

    private FileInfo Require(string path)
    {
        var file = new FileInfo(GetUnresolvedProviderPathFromPSPath(path));
        if (!IsSvg(file) && file.Extension.ToUpperInvariant() is not (".HTML" or ".HTM"))
            ThrowTerminatingError(KcErrors.Refuse("PictureNotSupported", ErrorCategory.InvalidArgument, path, $"'{path}' does not say which picture to write.", "End the name in .svg, .html or .htm."));
        if (file.Directory is { Exists: false })
            ThrowTerminatingError(KcErrors.NotFound("FolderNotFound", path, $"The folder {file.DirectoryName} does not exist."));
        if (NoClobber && file.Exists)
            ThrowTerminatingError(KcErrors.Refuse("FileExists", ErrorCategory.ResourceExists, path, $"{file.FullName} exists already.", "Leave out -NoClobber to write over it."));
        return file;
    }

    private static bool IsSvg(FileInfo file) => file.Extension.Equals(".svg", StringComparison.OrdinalIgnoreCase);
}
