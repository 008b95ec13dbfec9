// Runs one case of grpc-go's interop client, and writes a line of JSON for each call that the case made.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"io/ioutil"
	"log"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

// Pairs are metadata, NAME=VALUE each, that go with every call.
type pairs []string

func (p *pairs) String() string { return strings.Join(*p, " ") }

func (p *pairs) Set(text string) error {
	parts := strings.SplitN(text, "=", 2)
	*p = append(*p, parts...)
	return nil
}

func main() {
	var headers pairs
	address := flag.String("address", "", "host and port")
	authority := flag.String("authority", "", "PEM file of whom the server's certificate must come from; without it, no TLS")
	certificate := flag.String("certificate", "", "PEM file of the certificate to show")
	key := flag.String("key", "", "PEM file of its key")
	name := flag.String("case", "", "name of the case")
	flag.Var(&headers, "header", "NAME=VALUE of metadata")
	flag.Parse()

	report := &report{headers: headers}
	options := []grpc.DialOption{
		grpc.WithBlock(),
		grpc.WithUnaryInterceptor(report.unary),
		grpc.WithStreamInterceptor(report.stream),
		grpc.WithStatsHandler(report),
		grpc.WithInsecure(),
	}
	if *authority != "" {
		options[len(options)-1] = grpc.WithTransportCredentials(credentials.NewTLS(configuration(*authority, *certificate, *key)))
	}
	connection, err := grpc.Dial(*address, options...)
	if err != nil {
		log.Fatalf("dial: %v", err)
	}
	run, known := cases[*name]
	if !known {
		log.Fatalf("no case %q", *name)
	}
	run(connection)
	// What a case put in line last, as the head of a call that it cancels, has still to leave.
	time.Sleep(100 * time.Millisecond)
}

func configuration(authority, certificate, key string) *tls.Config {
	pem, err := ioutil.ReadFile(authority)
	if err != nil {
		log.Fatal(err)
	}
	shown, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		log.Fatal(err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{shown}, RootCAs: x509.NewCertPool()}
	config.RootCAs.AppendCertsFromPEM(pem)
	return config
}
