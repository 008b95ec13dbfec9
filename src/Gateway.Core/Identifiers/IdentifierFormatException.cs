namespace Gateway.Core.Identifiers;

/// <summary>Thrown by the <c>Parse</c> methods; its message is the fault's text and never the value.</summary>
public sealed class IdentifierFormatException : FormatException
{
    public IdentifierFormatException(IdentifierFault fault)
        : base(fault.English) => Fault = fault;

    public IdentifierFault Fault { get; }
}
