using System.Globalization;

namespace KuCoin.Journal;

/// <summary>
/// Notes beside the journal which of its files have no entry without an answer, by their lengths: one that has not grown since need not be read again to know that.
/// The note can be deleted at any time.
/// </summary>
internal sealed class SettledFiles
{
    private const string NoteName = "journal.settled";

    private readonly string _note;
    private readonly Dictionary<string, long> _lengths = new(StringComparer.Ordinal);
    private bool _isChanged;

    public SettledFiles(string folder)
    {
        _note = Path.Combine(folder, NoteName);
        if (!File.Exists(_note))
            return;
        try
        {
            foreach (var line in File.ReadLines(_note))
            {
                if (line.Split(' ') is [var name, var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                    _lengths[name] = length;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            KuCoinLog.Write(LogLevel.Verbose, $"All of the journal is read, for its note '{_note}' cannot be: {failure.Message}");
        }
    }

    public bool Has(string file, long length) => _lengths.TryGetValue(Path.GetFileName(file), out var settled) && settled == length;

    public void Add(string file, long length)
    {
        _lengths[Path.GetFileName(file)] = length;
        _isChanged = true;
    }

    /// <summary>Writes down what was added. A note that cannot be written costs time, nothing else.</summary>
    public void Save()
    {
        if (!_isChanged)
            return;
        var fresh = $"{_note}-{Guid.NewGuid():N}";
        try
        {
            using (var stream = JournalFile.Open(fresh, FileMode.CreateNew, FileShare.None))
            using (var text = new StreamWriter(stream))
            {
                foreach (var (name, length) in _lengths.OrderBy(file => file.Key, StringComparer.Ordinal))
                    text.Write(string.Create(CultureInfo.InvariantCulture, $"{name} {length}\n"));
            }
            // Whole or not at all: others may read or write it at the same moment.
            File.Move(fresh, _note, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            KuCoinLog.Write(LogLevel.Verbose, $"The journal's note '{_note}' cannot be written: {failure.Message}");
        }
    }
}
