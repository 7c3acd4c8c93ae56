using System.Globalization;

namespace KuCoin.Journal;

/// <summary>The file of one UTC day. Whoever writes holds the lock file of the folder, so that lines of several processes never mix.</summary>
internal static class JournalFile
{
    private const string LockName = "journal.lock";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // It tells what an account does: nobody but its owner is let in.
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    public static string NameOf(string folder, DateTimeOffset time) => Path.Combine(folder, time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".jsonl");

    /// <summary>The files of the folder, oldest first, from one UTC day to another.</summary>
    public static IEnumerable<string> All(string folder, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "????-??-??.jsonl")
                .Where(file => !(from is { } start && IsBefore(file, NameOf(folder, start))) && !(to is { } end && IsBefore(NameOf(folder, end), file)))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>Takes the lock of the folder, after all who hold it.</summary>
    /// <exception cref="KuCoinException">JournalUnavailable: it cannot be taken.</exception>
    public static Task<IDisposable> LockAsync(string folder, CancellationToken cancellationToken) =>
        LockAsync(Path.Combine(folder, LockName), LongestWait, busy => Unavailable(folder, busy), cancellationToken);

    /// <summary>Takes a lock file, after all who hold it. The end of a process frees what it held; the file stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longestWait">How long to wait for those who hold it.</param>
    /// <param name="busy">The error when they held it longer.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="KuCoinException">JournalUnavailable: it cannot be made.</exception>
    public static async Task<IDisposable> LockAsync(string path, TimeSpan longestWait, Func<IOException, KuCoinException> busy, CancellationToken cancellationToken)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return Open(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (System.Diagnostics.Stopwatch.GetElapsedTime(began) >= longestWait)
                    throw busy(held);
                await Task.Delay(Pause(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw Unavailable(path, failure);
            }
        }
    }

    /// <summary>Adds a line and has it on the disk when it returns. A line that was cut short by the end of its process is ended first.</summary>
    /// <exception cref="KuCoinException">JournalUnavailable: it cannot be written.</exception>
    public static void Append(string file, ReadOnlySpan<byte> line)
    {
        try
        {
            using var stream = Open(file, FileMode.OpenOrCreate, FileShare.ReadWrite);
            if (stream.Length > 0)
            {
                stream.Seek(-1, SeekOrigin.End);
                if (stream.ReadByte() != '\n')
                    stream.WriteByte((byte)'\n');
            }
            stream.Write(line);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(file, failure);
        }
    }

    /// <summary>Opens a file to read and write; one that is new is its owner's alone.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 1, Options = options };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnFile;
        return new FileStream(path, how);
    }

    /// <summary>Makes the folder where there is none; one that is new is its owner's alone.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnFolder);
    }

    public static KuCoinException Unavailable(string path, Exception failure) =>
        new(KuCoinErrorKind.InvalidArgument, "JournalUnavailable", $"The journal '{path}' cannot be written: {failure.Message}", failure)
        {
            RecommendedAction = "Nothing was sent. Free the disk or the file, or connect with another -Journal.",
        };

    private static bool IsBefore(string file, string other) => string.CompareOrdinal(Path.GetFileName(file), Path.GetFileName(other)) < 0;

#pragma warning disable CA5394 // Keeps those who wait apart; nothing secret depends on it.
    private static TimeSpan Pause() => TimeSpan.FromMilliseconds(1 + Random.Shared.Next(8));
#pragma warning restore CA5394
}
