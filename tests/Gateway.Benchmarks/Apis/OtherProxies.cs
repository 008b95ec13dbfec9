using System.Globalization;
using Gateway.Benchmarks.Exchanges.Machine;
using Gateway.Testing;

namespace Gateway.Benchmarks.Apis;

/// <summary>nginx and haproxy as they come with Debian, where they are installed: mTLS in, HTTP/2 in, TLS with a client certificate out.</summary>
internal static class OtherProxies
{
    /// <summary>Starts nginx, which passes gRPC or HTTP/1.1 on; null where it is not installed.</summary>
    public static (ChildProcess Process, Uri Address, ProcessClock Clock)? StartNginx(string folder, TestCertificateFiles files, Uri upstream, bool isGrpc) =>
        Start("nginx", port => ["-p", folder, "-c", Write(folder, "nginx.conf", Nginx(port, folder, files, upstream, isGrpc)), "-e", Path.Combine(folder, "nginx.err")]);

    /// <summary>Starts haproxy; null where it is not installed.</summary>
    public static (ChildProcess Process, Uri Address, ProcessClock Clock)? StartHaproxy(string folder, TestCertificateFiles files, Uri upstream)
    {
        var both = Write(folder, "haproxy.pem", File.ReadAllText(files.Certificate) + File.ReadAllText(files.Key));
        return Start("haproxy", port => ["-db", "-f", Write(folder, "haproxy.cfg", Haproxy(port, both, files.Authority, upstream))]);
    }

    private static (ChildProcess Process, Uri Address, ProcessClock Clock)? Start(string program, Func<int, string[]> arguments)
    {
        if (Path.Combine("/usr/sbin", program) is var path && !File.Exists(path))
        {
            return null;
        }

        var port = FreePort.Next();
        var process = ChildProcess.Start(path, arguments(port));
        return (process, new Uri($"https://127.0.0.1:{port}"), ProcessClock.OfTree(process.Id));
    }

    private static string Write(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Nginx(int port, string folder, TestCertificateFiles files, Uri upstream, bool isGrpc) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        worker_processes auto;
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/nginx.err crit;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/nginx-body;
          proxy_temp_path {{folder}}/nginx-proxy;
          fastcgi_temp_path {{folder}}/nginx-fastcgi;
          uwsgi_temp_path {{folder}}/nginx-uwsgi;
          scgi_temp_path {{folder}}/nginx-scgi;
          keepalive_requests 1000000000;
          upstream api { server {{upstream.Authority}}; keepalive 256; keepalive_requests 1000000000; }
          server {
            listen 127.0.0.1:{{port}} ssl http2;
            http2_max_concurrent_streams 512;
            ssl_protocols TLSv1.3;
            ssl_certificate {{files.Certificate}};
            ssl_certificate_key {{files.Key}};
            ssl_client_certificate {{files.Authority}};
            ssl_verify_client on;
            location / {
              {{(isGrpc ? "grpc_pass grpcs://api;" : "proxy_pass https://api; proxy_http_version 1.1; proxy_set_header Connection \"\";")}}
              {{(isGrpc ? "grpc" : "proxy")}}_ssl_protocols TLSv1.3;
              {{(isGrpc ? "grpc" : "proxy")}}_ssl_certificate {{files.Certificate}};
              {{(isGrpc ? "grpc" : "proxy")}}_ssl_certificate_key {{files.Key}};
              {{(isGrpc ? "grpc" : "proxy")}}_ssl_trusted_certificate {{files.Authority}};
            }
          }
        }
        """);

    private static string Haproxy(int port, string both, string authority, Uri upstream) => string.Create(CultureInfo.InvariantCulture, $"""
        global
          maxconn 4096
          ssl-default-bind-options ssl-min-ver TLSv1.3
          tune.h2.max-concurrent-streams 512
        defaults
          mode http
          timeout connect 5s
          timeout client 60s
          timeout server 60s
          http-reuse always
        frontend in
          bind 127.0.0.1:{port} ssl crt {both} ca-file {authority} verify required alpn h2
          default_backend api
        backend api
          server one {upstream.Authority} ssl crt {both} ca-file {authority} verify required alpn h2

        """);
}
