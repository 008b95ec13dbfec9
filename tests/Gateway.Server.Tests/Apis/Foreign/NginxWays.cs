using System.Globalization;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>The ways in which nginx serves the same file below <c>/base/deeds/{way}</c> and <c>/base/taxpayers/{way}</c>, and those in which it fails.</summary>
internal static class NginxWays
{
    private const string ProxyBuffers = "proxy_buffer_size 1k; proxy_buffers 4 1k; proxy_busy_buffers_size 2k; proxy_max_temp_file_size 0;";

    /// <summary>The ways of a sound answer.</summary>
    public static IEnumerable<string> All => ["plain", "small", "proxied", "chunked", "gzip", "gzip-small"];

    /// <summary>The answer's head says how long it is.</summary>
    public static bool HasLength(string way) => way is "plain" or "small" or "proxied";

    public static string ServerBlock(NginxServer nginx)
    {
        var dead = FreePort.Next();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            # Connections end often between two requests, as they do in front of a busy API.
            keepalive_requests 7;
            types { application/json json; text/html html; }
            default_type application/octet-stream;
            gzip_types *;
            gzip_min_length 0;
            {{Files("plain", "sendfile on;")}}
            {{Files("small", "output_buffers 2 512; postpone_output 0;")}}
            # A filter that may change the body takes its length away.
            {{Files("chunked", "sub_filter_types *; sub_filter 'not in any file' 'x';")}}
            {{Files("gzip", "gzip on;")}}
            {{Files("gzip-small", "gzip on; gzip_buffers 64 512; output_buffers 2 512; postpone_output 0;")}}
            {{Location("proxied", $"proxy_pass http://127.0.0.1:{nginx.Port}/base/$kind/plain/$file; {ProxyBuffers}")}}
            {{Location("dead", $"proxy_pass http://127.0.0.1:{dead};")}}
            {{Location("late", $"proxy_pass http://127.0.0.1:{nginx.Port}/slow-head/$file; proxy_read_timeout 100ms;")}}
            {{Location("cut", $"proxy_pass http://127.0.0.1:{nginx.Port}/slow-body/$file; proxy_read_timeout 100ms;")}}
            location /slow-head/ { alias {{nginx.Root}}/; limit_rate 1; }
            location /slow-body/ { alias {{nginx.Root}}/; limit_rate 1; limit_rate_after 1k; }
            {{Location("denied", "deny all;")}}
            {{Location("locked", "auth_basic nginx; auth_basic_user_file /dev/null;")}}
            {{Location("broken", "return 500;")}}
            {{Location("gone", "return 410;")}}
            {{Location("bad", "return 400;")}}
            {{Location("busy", "return 429;")}}
            {{Location("closed", "return 444;")}}
            {{Location("moved", "return 302 http://169.254.169.254/nginx;")}}
            {{Location("startpage", "error_page 404 =200 /start.html;")}}
            {{Location("nothing", "return 204;")}}
            location = /start.html { root {{nginx.Root}}; }
            location = /base/filings { alias {{nginx.Root}}/start.html; client_max_body_size 1k; }
            """);

        string Files(string way, string how) => Location(way, $"alias {nginx.Root}/$file; {how}");

        static string Location(string way, string what) => $"location ~ ^/base/(?<kind>deeds|taxpayers)/{way}/(?<file>.+)$ {{ {what} }}";
    }
}
