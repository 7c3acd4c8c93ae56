using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace KuCoin.Sessions;

/// <summary>Reads a key from a file that nobody else can read: an own one, or one systemd put there (LoadCredential=).</summary>
internal static class KeyFile
{
    private const string DirectoryVariable = "CREDENTIALS_DIRECTORY";
    private const int LargestFile = 64 * 1024;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <param name="path">A path of the file system, in full.</param>
    /// <exception cref="KuCoinException">It is not there, may be read by others, or does not hold a key.</exception>
    public static KeyParts Read(string path) => Read(path, Group | Others);

    /// <param name="name">The name in LoadCredential=name:path.</param>
    /// <exception cref="KuCoinException">There is no such credential, or it does not hold a key.</exception>
    public static KeyParts ReadSystemd(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\') || name is "." or "..")
            throw Unusable($"'{name}' is not the name of a systemd credential: it is a name, not a path.", "Give the name that stands before the colon in LoadCredential=.");
        var folder = Environment.GetEnvironmentVariable(DirectoryVariable);
        if (string.IsNullOrEmpty(folder))
            throw Unusable($"The environment variable {DirectoryVariable} is not set: this process was not given credentials by systemd.", $"Put LoadCredential={name}:/path/of/the/file into the service's unit.");
        // systemd lets the service's user in with an access list, which shows as the group's right to read.
        return Read(Path.Combine(folder, name), Others | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);
    }

    private static KeyParts Read(string path, UnixFileMode forbidden)
    {
        var text = GC.AllocateArray<byte>(LargestFile + 1, pinned: true);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            // Of the open file, not of its name: what was looked at is what is read.
            if (OperatingSystem.IsWindows())
                CheckAccessList(file, path);
            else
                CheckMode(File.GetUnixFileMode(file.SafeFileHandle) & forbidden, path);
            var length = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return length <= LargestFile
                ? KeyText.Read(text.AsSpan(0, length), $"The credential file {path}")
                : throw Unusable($"The credential file {path} is larger than 64 KiB: that is no key.", "Give the file with the key.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The credential file cannot be read. {failure.Message}", "Give the path of a file that exists and that this user can read.");
        }
        finally
        {
            Array.Clear(text);
        }
    }

    private static void CheckMode(UnixFileMode excess, string path)
    {
        if (excess != UnixFileMode.None)
            throw Open(path, $"its mode gives away {excess}", $"Let its owner alone in: chmod 600 '{path}'. If others have read it meanwhile, make a new key.");
    }

    [SupportedOSPlatform("windows")]
    private static void CheckAccessList(FileStream file, string path)
    {
        using var identity = WindowsIdentity.GetCurrent();
        SecurityIdentifier?[] trusted = [identity.User, new(WellKnownSidType.LocalSystemSid, null), new(WellKnownSidType.BuiltinAdministratorsSid, null)];
        var access = file.GetAccessControl();
        // An owner can let himself in at any time.
        if (access.GetOwner(typeof(SecurityIdentifier)) is var owner && !Array.Exists(trusted, one => one is not null && one.Equals(owner)))
            throw Open(path, $"it belongs to {owner?.Value ?? "nobody who is known"}", "Make a file of your own with the key in it.");
        foreach (FileSystemAccessRule rule in access.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)))
        {
            if (rule.AccessControlType == AccessControlType.Allow && !Array.Exists(trusted, one => rule.IdentityReference.Equals(one)))
                throw Open(path, $"its access list lets in {rule.IdentityReference.Value}", $"Let its owner alone in: icacls \"{path}\" /inheritance:r /grant:r \"%USERNAME%:R\". If others have read it meanwhile, make a new key.");
        }
    }

    private static KuCoinException Open(string path, string why, string action) =>
        new(KuCoinErrorKind.PermissionDenied, "CredentialFileOpen", $"The credential file {path} is open to others than its owner ({why}); it was not used.") { RecommendedAction = action };

    private static KuCoinException Unusable(string message, string action) =>
        new(KuCoinErrorKind.Authentication, "CredentialFileUnusable", message) { RecommendedAction = action };
}
