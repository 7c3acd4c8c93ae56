using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// A parameter value the module refuses to guess about. The engine wraps it in its own
/// ParameterArgumentTransformationError; <see cref="ErrorRecord"/> keeps the stable id of the reason.
/// </summary>
public sealed class ValueRefusedException : ArgumentTransformationMetadataException
{
    private readonly string _errorId;
    private readonly object? _value;

    public ValueRefusedException(string errorId, object? value, string message)
        : base(message)
    {
        _errorId = errorId;
        _value = value;
    }

    /// <summary>The reason as an error record: its id, the value as its target.</summary>
    public override ErrorRecord ErrorRecord => new(new ParentContainsErrorRecordException(this), _errorId, ErrorCategory.InvalidArgument, _value);
}
