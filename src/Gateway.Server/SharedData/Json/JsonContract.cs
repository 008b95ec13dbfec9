using System.Runtime.CompilerServices;
using Gateway.Core.Catalogue;
using Gateway.Server.Contracts;

namespace Gateway.Server.SharedData.Json;

/// <summary>The requests and responses of one entry version in JSON, compiled when the first call in JSON comes.</summary>
internal sealed class JsonContract
{
    private static readonly ConditionalWeakTable<EntryContract, JsonContract> s_contracts = [];

    private readonly Dictionary<Operations, JsonMethod> _methods;

    private JsonContract(EntryContract contract) =>
        _methods = EntryContract.MethodsOf(contract.Entry).ToDictionary(operation => operation, operation =>
        {
            var method = contract.Method(operation)!;
            return new JsonMethod($"{contract.Service.FullName}/{method.Name}", JsonPlan.Of(method.InputType), JsonPlan.Of(method.OutputType));
        });

    /// <summary>The method of an operation; null where the entry offers none such.</summary>
    public static JsonMethod? Find(Entry entry, Operations operation) =>
        EntryContracts.Of(entry) is { } contract
            ? s_contracts.GetValue(contract, static made => new JsonContract(made))._methods.GetValueOrDefault(operation)
            : null;
}

/// <summary>A method in JSON.</summary>
/// <param name="Name">By its full name: <c>shared.gongan.v1.ResidentService/Lookup</c>.</param>
/// <param name="Request">Plan of its request.</param>
/// <param name="Response">Plan of its response.</param>
internal sealed record JsonMethod(string Name, JsonPlan Request, JsonPlan Response);
