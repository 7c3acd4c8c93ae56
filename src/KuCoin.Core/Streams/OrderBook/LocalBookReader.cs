namespace KuCoin.Streams;

/// <summary>Gives the consumer a book whenever it has changed: always the same object.</summary>
internal sealed class LocalBookReader(BookRules rules) : BookReader<LocalOrderBook>(rules)
{
    protected override void OnLoaded(LocalOrderBook book, BookSnapshot snapshot, IReaderHost<LocalOrderBook> host) => host.Emit(book);

    protected override void OnChanged(LocalOrderBook book, IReaderHost<LocalOrderBook> host) => host.Emit(book);
}
