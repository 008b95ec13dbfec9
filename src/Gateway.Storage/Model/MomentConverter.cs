using Gateway.Storage.Databases;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gateway.Storage.Model;

/// <summary>Moments as microseconds since 1970-01-01 UTC.</summary>
internal sealed class MomentConverter() : ValueConverter<DateTimeOffset, long>(
    moment => UnixMicroseconds.Of(moment), microseconds => UnixMicroseconds.ToMoment(microseconds));
