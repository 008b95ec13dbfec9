using System.Data.Common;

namespace Gateway.Storage.Certificates;

internal static class Parameters
{
    /// <summary>Adds a parameter; returns its name.</summary>
    public static string Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return name;
    }
}
