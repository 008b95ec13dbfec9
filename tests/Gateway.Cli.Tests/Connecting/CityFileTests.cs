using Gateway.Cli.Connecting;
using Gateway.Testing;

namespace Gateway.Cli.Tests.Connecting;

public sealed class CityFileTests
{
    [Fact]
    public void The_form_of_the_file_is_what_other_programs_were_promised()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("city.json");
        var city = new CityFile
        {
            Gateway = new CityGateway { Address = "https://127.0.0.1:5001", Management = "http://127.0.0.1:5002" },
            Systems =
            [
                new CitySystem
                {
                    Id = "shenpi-window", Department = "shenpi", Role = "consumer", SpiffeId = "spiffe://city/shenpi/shenpi-window",
                    Certificate = "/a/cert.pem", Key = "/a/key.pem", Authority = "/a/ca.pem",
                },
            ],
        };
        city.Write(path);
        Assert.Equal(
            """
            {
              "gateway": {
                "address": "https://127.0.0.1:5001",
                "management": "http://127.0.0.1:5002"
              },
              "systems": [
                {
                  "id": "shenpi-window",
                  "department": "shenpi",
                  "role": "consumer",
                  "spiffe_id": "spiffe://city/shenpi/shenpi-window",
                  "certificate": "/a/cert.pem",
                  "key": "/a/key.pem",
                  "authority": "/a/ca.pem"
                }
              ]
            }
            """,
            File.ReadAllText(path));
        Assert.Equal(city.Systems, CityFile.Read(path).Systems);
        Assert.Equal("https://127.0.0.1:5001/", city.ConnectAs("shenpi-window")!.Address.ToString());
        Assert.Null(city.ConnectAs("other"));
    }
}
