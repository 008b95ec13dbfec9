package main

import (
	"context"
	"log"

	"google.golang.org/grpc"
	"google.golang.org/grpc/interop"
	testpb "google.golang.org/grpc/interop/grpc_testing"
)

// The compression cases as far as this grpc-go can take them: its messages cannot ask its server to check or to compress. Each makes
// its calls whatever becomes of them; what became of them is written.

func clientCompressedUnary(connection *grpc.ClientConn) {
	client := testpb.NewTestServiceClient(connection)
	client.UnaryCall(context.Background(), simple(largeResponse), grpc.UseCompressor("gzip"))
	interop.DoLargeUnaryCall(client)
}

func clientCompressedStreaming(connection *grpc.ClientConn) {
	input(connection, grpc.UseCompressor("gzip"))
	if answer, err := input(connection); err != nil || answer.GetAggregatedPayloadSize() != 73086 {
		log.Fatalf("got %v, %v", answer, err)
	}
}

func serverCompressedUnary(connection *grpc.ClientConn) {
	testpb.NewTestServiceClient(connection).UnaryCall(context.Background(), simple(largeResponse))
}

func serverCompressedStreaming(connection *grpc.ClientConn) {
	stream, err := testpb.NewTestServiceClient(connection).StreamingOutputCall(context.Background(), output(31415, 92653))
	must(err)
	for err == nil {
		_, err = stream.Recv()
	}
}

func input(connection *grpc.ClientConn, options ...grpc.CallOption) (*testpb.StreamingInputCallResponse, error) {
	stream, err := testpb.NewTestServiceClient(connection).StreamingInputCall(context.Background(), options...)
	must(err)
	for _, size := range []int{27182, 45904} {
		stream.Send(&testpb.StreamingInputCallRequest{Payload: interop.ClientNewPayload(testpb.PayloadType_COMPRESSABLE, size)})
	}
	return stream.CloseAndRecv()
}
