namespace KuCoin.Streams;

/// <summary>Makes what the consumer gets of a step.</summary>
internal delegate T BookStepMaker<out T>(string symbol, in BookStep step);

/// <summary>Gives the consumer every change of a book, price by price, from a snapshot on.</summary>
/// <param name="rules">Spot or futures.</param>
/// <param name="make">Makes an object of a change.</param>
/// <param name="withBook">Whether the book that the changes begin from comes first, each of its prices as a change.</param>
internal sealed class BookChangeReader<T>(BookRules rules, BookStepMaker<T> make, bool withBook) : BookReader<T>(rules, keepsSteps: true)
    where T : class
{
    // More than other topics hold: whole books may be among them, of some thousand prices each. About 30 MB when nobody reads.
    public const int Capacity = 250_000;

    protected override void OnLoaded(LocalOrderBook book, BookSnapshot snapshot, IReaderHost<T> host)
    {
        if (withBook)
        {
            EmitLevels(isBid: true, snapshot.Bids);
            EmitLevels(isBid: false, snapshot.Asks);
        }

        OnChanged(book, host);

        void EmitLevels(bool isBid, IReadOnlyList<BookLevel> levels)
        {
            var time = snapshot.Time?.ToUnixTimeMilliseconds() ?? 0;
            foreach (var level in levels)
                host.Emit(make(book.Symbol, new BookStep(new BookRow(isBid, level.Price, level.Size, snapshot.Sequence), 0m, time, IsInitial: true)));
        }
    }

    protected override void OnChanged(LocalOrderBook book, IReaderHost<T> host)
    {
        foreach (var step in book.Steps!)
            host.Emit(make(book.Symbol, step));
    }
}
