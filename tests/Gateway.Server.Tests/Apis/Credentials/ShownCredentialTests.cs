using System.Net;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Apis.Credentials;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Credentials;

/// <summary>A credential that a call cannot show ends it: it does not go out without.</summary>
public sealed class ShownCredentialTests
{
    [Fact]
    public async Task Parameters_of_a_form_are_the_body_of_an_operation_without_another_and_end_any_other_call()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("secret"), "s3cret");
        await using var city = await ApiCity.StartAsync(
            (options, _) => options.Apis.Credentials.Add(new ApiCredentialOptions
            {
                Name = "tax-form",
                Department = "gongan",
                Kind = ApiCredentialKind.ProvincialDigest,
                ProvincialDigest = new ProvincialDigestOptions { AppKey = "k1", SecretFile = folder.At("secret"), Place = ApiParameterPlace.Form },
            }),
            entry =>
            {
                entry.Api.Credential = "tax-form";
                entry.Api.Operations.Add(new ApiOperation { Name = "ask", Method = "POST", Path = "/ask", Places = { new ApiPlace { Field = "name", Pointer = "/data/name" } } });
            },
            agreement => agreement.ApiOperations.Add("ask"));

        using var asked = await city.SendAsync(HttpMethod.Post, "/ask");
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var (_, headers, body) = Assert.Single(city.Upstream.Requests);
        Assert.Equal("application/x-www-form-urlencoded", headers["Content-Type"]);
        Assert.Matches("^appKey=k1&sign=[0-9a-fA-F]{32}&requestTime=[0-9]+$|^appKey=k1&requestTime=[0-9]+&sign=[0-9a-fA-F]{32}$", body);
        city.Upstream.Requests.Clear();

        using var got = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
        Assert.Equal("API_CREDENTIAL_REFUSED", await ApiCity.ReasonAsync(got));
        using var posted = await city.SendAsync(HttpMethod.Post, "/filings", request => request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal("API_CREDENTIAL_REFUSED", await ApiCity.ReasonAsync(posted));
        Assert.Empty(city.Upstream.Requests);
    }

    [Fact]
    public async Task A_certificate_is_not_registered_for_an_address_without_tls()
    {
        using var authority = TestAuthority.Create("tax");
        using var folder = new TemporaryFolder();
        var files = authority.IssueClient("spiffe://test-city/gateway/gateway").WriteTo(folder.At("client"));
        await using var city = await ApiCity.StartAsync((options, _) => options.Apis.Credentials.Add(new ApiCredentialOptions
        {
            Name = "tax-certificate",
            Department = "gongan",
            Kind = ApiCredentialKind.ClientCertificate,
            ClientCertificate = new ClientCertificateOptions { Certificate = files.Certificate, Key = files.Key },
        }));

        var answer = await city.City.Steward().ApplyAsync(new ApplyRequest
        {
            DryRun = true,
            Documents =
            {
                ApiCity.Entry(city.Upstream.Address, entry =>
                {
                    entry.Revision++;
                    entry.Api.Credential = "tax-certificate";
                }),
            },
        });

        Assert.Contains(answer.Faults, fault => (fault.Path, fault.Code) == ("api.destinations[0].address", "API_CREDENTIAL_IN_TLS"));
    }
}
