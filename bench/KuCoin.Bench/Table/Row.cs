namespace KuCoin.Bench.Table;

/// <summary>One goal.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Work">The work's name.</param>
/// <param name="Ours">Which contender is ours.</param>
/// <param name="Of">What is compared.</param>
/// <param name="AtMost">The largest ratio that passes, or without <paramref name="Against"/> the largest figure.</param>
/// <param name="Against">Who it is compared with; null for a goal that is a figure.</param>
internal sealed record Row(string Title, string Work, string Ours, Of Of, double AtMost, string? Against = "floor")
{
    /// <summary>Every goal there is.</summary>
    public static IReadOnlyList<Row> All { get; } =
    [
        new("signed POST, one after another", "order", "core", Of.Cpu, 1.10),
        new("signed POST, memory", "order", "core", Of.Bytes, 4500, Against: null),
        new("signed POST, cmdlet", "order, cmdlet", "cmdlet", Of.Cpu, 0.95, Against: "peer"),
        new("signed POST, 16 at a time", "order16", "core", Of.Cpu, 1.15),
        new("all tickers, 1,200 symbols", "tickers", "core", Of.Cpu, 1.15),
        new("all tickers, cmdlet", "tickers, cmdlet", "cmdlet", Of.Cpu, 0.36, Against: "peer"),
        new("all tickers, cmdlet and script", "tickers, cmdlet", "cmdlet", Of.Cpu, 1.0 / 95, Against: "script"),
        new("20,000 fills, paged", "fills", "core", Of.Cpu, 0.90),
        new("20,000 fills, cmdlet", "fills, cmdlet", "cmdlet", Of.Cpu, 0.60, Against: "peer"),
        new("ticker flood", "flood", "core", Of.Cpu, 1.20),
        new("ticker flood over TLS", "flood, TLS", "core", Of.Cpu, 1.20),
        new("ticker flood, cmdlet, processor", "flood, cmdlet", "cmdlet", Of.Cpu, 0.65, Against: "peer"),
        new("ticker flood, cmdlet, time", "flood, cmdlet", "cmdlet", Of.Wall, 1 / 1.8, Against: "peer"),
        new("ticker flood over TLS, cmdlet", "flood, TLS, cmdlet", "cmdlet", Of.Cpu, 0.65, Against: "peer"),
        new("ticker at 2,000/s", "paced", "core", Of.Cpu, 1.10),
        new("ticker at 2,000/s over TLS", "paced, TLS", "core", Of.Cpu, 1.10),
        new("ticker at 2,000/s, cmdlet", "paced, cmdlet", "cmdlet", Of.Cpu, 0.30, Against: "peer"),
        new("ticker at 2,000/s over TLS, cmdlet", "paced, TLS, cmdlet", "cmdlet", Of.Cpu, 0.30, Against: "peer"),
        new("order book, per update", "book", "core", Of.Cpu, 1.30),
        new("order book, memory per update", "book", "core", Of.Bytes, 4, Against: null),
        new("order book, every change, cmdlet", "book, cmdlet", "cmdlet", Of.Cpu, 1, Against: "peer"),
        new("order book, subscribe to synced", "book, synced", "core", Of.Wall, 0.3, Against: "peer"),
        new("order book, subscribe to synced, processor", "book, synced", "core", Of.Cpu, 0.3, Against: "peer"),
        new("signature", "signature", "core", Of.Cpu, 1.05),
        new("import and first all-tickers call", "first call", "module", Of.Wall, 1.6),
        new("import and first all-tickers call, and script", "first call", "module", Of.Wall, 0.5, Against: "script"),
        new("import alone, to a bare pwsh", "import", "module", Of.Wall, 1.25),
    ];

    /// <summary>What the goal compares: a ratio, or a figure.</summary>
    public double Measure(Samples samples) => Against is null
        ? samples.Median(Work, Ours, Value)
        : samples.Ratio(Work, Ours, Against, Value);

    public double Value(Sample sample) => sample.Value(Of);
}
