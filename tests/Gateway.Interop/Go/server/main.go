// The interop test server of grpc-go, at as many doors as its settings name; it says where each is and which metadata came.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"log"
	"net"
	"os"
	"sort"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	_ "google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/interop"
	testpb "google.golang.org/grpc/interop/grpc_testing"
	"google.golang.org/grpc/metadata"
)

// Door is an address with its ways; without a certificate it speaks HTTP/2 in plain text.
type door struct {
	Name        string
	Certificate string
	Key         string
	Clients     string // PEM file of whom clients must show a certificate of.
	Compresses  bool   // It packs every answer, whatever its caller takes.
}

func main() {
	var doors []door
	if err := json.NewDecoder(bufio.NewReader(os.Stdin)).Decode(&doors); err != nil {
		log.Fatalf("settings: %v", err)
	}
	for _, each := range doors {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			log.Fatalf("%s: %v", each.Name, err)
		}
		server := grpc.NewServer(each.options()...)
		testpb.RegisterTestServiceServer(server, interop.NewTestServer())
		fmt.Printf("door %s %d\n", each.Name, listener.Addr().(*net.TCPAddr).Port)
		go server.Serve(listener)
	}
	fmt.Println("ready")
	select {}
}

func (d door) options() []grpc.ServerOption {
	options := []grpc.ServerOption{
		grpc.UnaryInterceptor(func(ctx context.Context, request interface{}, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (interface{}, error) {
			d.tell(ctx, info.FullMethod)
			return handler(ctx, request)
		}),
		grpc.StreamInterceptor(func(service interface{}, stream grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
			d.tell(stream.Context(), info.FullMethod)
			return handler(service, stream)
		}),
	}
	if d.Certificate != "" {
		options = append(options, grpc.Creds(credentials.NewTLS(d.tls())))
	}
	if d.Compresses {
		options = append(options, grpc.RPCCompressor(grpc.NewGZIPCompressor()))
	}
	return options
}

func (d door) tls() *tls.Config {
	certificate, err := tls.LoadX509KeyPair(d.Certificate, d.Key)
	if err != nil {
		log.Fatalf("%s: %v", d.Name, err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{certificate}}
	if d.Clients != "" {
		pem, err := ioutil.ReadFile(d.Clients)
		if err != nil {
			log.Fatalf("%s: %v", d.Name, err)
		}
		config.ClientAuth, config.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
		config.ClientCAs.AppendCertsFromPEM(pem)
	}
	return config
}

func (d door) tell(ctx context.Context, method string) {
	came, _ := metadata.FromIncomingContext(ctx)
	var names []string
	for name := range came {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Printf("call %s %s %s\n", d.Name, method, strings.Join(names, ","))
}
