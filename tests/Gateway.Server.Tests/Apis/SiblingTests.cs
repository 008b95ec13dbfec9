using System.Net;
using Gateway.Contracts.Management.V1;

namespace Gateway.Server.Tests.Apis;

/// <summary>Operations whose paths lie beside each other: who is granted one does not come to the other by another spelling.</summary>
public sealed class SiblingTests
{
    [Fact]
    public async Task A_value_that_a_server_could_take_for_another_operation_is_refused()
    {
        await using var city = await ApiCity.StartAsync(change: entry =>
        {
            entry.Api.Operations.Add(new ApiOperation { Name = "page", Method = "GET", Path = "/pages/{id}", Parameters = { new ApiParameter { Name = "id" } }, Places = { new ApiPlace { Field = "name", Pointer = "/data/name" } } });
            entry.Api.Operations.Add(new ApiOperation { Name = "export_all", Method = "GET", Path = "/pages/export" });
        }, agree: agreement => agreement.ApiOperations.Add("page"));

        using var page = await city.GetAsync("/pages/exports");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        city.Upstream.Requests.Clear();
        foreach (var (path, reason) in (IEnumerable<(string, string)>)
        [
            ("/pages/export", "OPERATION_NOT_AGREED"), ("/pages/EXPORT", "REQUEST_MALFORMED"), ("/pages/export%20", "REQUEST_MALFORMED"),
            ("/pages/export.", "REQUEST_MALFORMED"), ("/pages/%EF%BD%85xport", "REQUEST_MALFORMED"),
        ])
        {
            using var response = await city.GetAsync(path);
            Assert.Equal((path, reason), (path, await ApiCity.ReasonAsync(response)));
        }

        Assert.Empty(city.Upstream.Requests);
    }

    [Fact]
    public async Task Paths_of_which_neither_is_meant_rather_are_not_registered()
    {
        await using var city = await ApiCity.StartAsync();

        var answer = await city.City.Steward().ApplyAsync(new ApplyRequest
        {
            DryRun = true,
            Documents =
            {
                ApiCity.Entry(city.Upstream.Address, entry =>
                {
                    entry.Revision++;
                    entry.Api.Operations.Add(new ApiOperation { Name = "summary", Method = "GET", Path = "/{region}/summary", Parameters = { new ApiParameter { Name = "region" } } });
                    entry.Api.Operations.Add(new ApiOperation { Name = "secret", Method = "GET", Path = "/secret/{name}", Parameters = { new ApiParameter { Name = "name" } } });
                }),
            },
        });

        // That of all taxpayers and that of all audits are, too.
        Assert.Contains(answer.Faults, fault => fault.Code == "API_AMBIGUOUS" && fault.Path == "api.operations[5].path");
    }

    [Fact]
    public async Task An_answer_of_which_nothing_is_agreed_is_judged_all_the_same()
    {
        await using var city = await ApiCity.StartAsync(agree: agreement =>
        {
            agreement.Fields.Clear();
            agreement.Fields.Add(new AgreedField { Field = "phone" });
        }, change: entry => entry.Fields.Single(field => field.ApiName == "phone").Masking = Masking.Withhold);
        city.Upstream.Answer = context => Upstream.JsonAsync(context, "no JSON");

        using var response = await city.SendAsync(HttpMethod.Post, "/filings", request => request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal("PROVIDER_ANSWER_INVALID", await ApiCity.ReasonAsync(response));
    }

    [Fact]
    public async Task A_coded_body_is_refused()
    {
        await using var city = await ApiCity.StartAsync();

        using var response = await city.SendAsync(HttpMethod.Post, "/filings", request =>
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            request.Content.Headers.ContentEncoding.Add("gzip");
        });

        Assert.Equal("REQUEST_ENCODING_UNSUPPORTED", await ApiCity.ReasonAsync(response));
    }
}
