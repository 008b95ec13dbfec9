package main

import (
	"google.golang.org/grpc"
	"google.golang.org/grpc/interop"
	testpb "google.golang.org/grpc/interop/grpc_testing"
)

// Cases are those of grpc-go's interop client, as it writes them, and after them those that it lacks.
var cases = map[string]func(*grpc.ClientConn){
	"empty_unary":                 of(interop.DoEmptyUnaryCall),
	"large_unary":                 of(interop.DoLargeUnaryCall),
	"client_streaming":            of(interop.DoClientStreaming),
	"server_streaming":            of(interop.DoServerStreaming),
	"ping_pong":                   of(interop.DoPingPong),
	"empty_stream":                of(interop.DoEmptyStream),
	"timeout_on_sleeping_server":  of(interop.DoTimeoutOnSleepingServer),
	"cancel_after_begin":          of(interop.DoCancelAfterBegin),
	"cancel_after_first_response": of(interop.DoCancelAfterFirstResponse),
	"status_code_and_message":     of(interop.DoStatusCodeAndMessage),
	"special_status_message":      of(interop.DoSpecialStatusMessage),
	"custom_metadata":             of(interop.DoCustomMetadata),
	"unimplemented_method":        interop.DoUnimplementedMethod,
	"unimplemented_service": func(connection *grpc.ClientConn) {
		interop.DoUnimplementedService(testpb.NewUnimplementedServiceClient(connection))
	},

	"cacheable_unary":             cacheableUnary,
	"client_compressed_unary":     clientCompressedUnary,
	"client_compressed_streaming": clientCompressedStreaming,
	"server_compressed_unary":     serverCompressedUnary,
	"server_compressed_streaming": serverCompressedStreaming,
	"concurrent_large_unary":      concurrentLargeUnary,
	"half_duplex":                 halfDuplex,
	"status_of_stream":            statusOfStream,
	"metadata_of_stream":          metadataOfStream,
}

func of(run func(testpb.TestServiceClient, ...grpc.CallOption)) func(*grpc.ClientConn) {
	return func(connection *grpc.ClientConn) { run(testpb.NewTestServiceClient(connection)) }
}
