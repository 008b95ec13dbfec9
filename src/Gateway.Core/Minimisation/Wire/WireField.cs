using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>An agreed field and where it stands in a message.</summary>
/// <param name="Place">Where it stands; its field is the number told to <see cref="IReleasedValues"/>.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Masking">How it is masked; <see cref="Masking.None"/> lets it through plain.</param>
/// <param name="Length">Greatest number of characters of a text; 0 for no limit.</param>
public readonly record struct WireField(ProtoPlace Place, FieldType Type, Masking Masking, int Length);
