package main

import (
	"context"
	"io"
	"log"
	"sync"

	"google.golang.org/grpc"
	_ "google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/interop"
	testpb "google.golang.org/grpc/interop/grpc_testing"
	"google.golang.org/grpc/metadata"
)

const (
	largeRequest  = 271828
	largeResponse = 314159
)

// The second halves of two cases, which their first halves keep from being reached.

func statusOfStream(connection *grpc.ClientConn) {
	stream, err := testpb.NewTestServiceClient(connection).FullDuplexCall(context.Background())
	must(err)
	must(stream.Send(&testpb.StreamingOutputCallRequest{ResponseStatus: &testpb.EchoStatus{Code: 2, Message: "test status message"}}))
	must(stream.CloseSend())
	stream.Recv()
}

func metadataOfStream(connection *grpc.ClientConn) {
	ctx := metadata.AppendToOutgoingContext(context.Background(),
		"x-grpc-test-echo-initial", "test_initial_metadata_value", "x-grpc-test-echo-trailing-bin", "\xab\xab\xab")
	stream, err := testpb.NewTestServiceClient(connection).FullDuplexCall(ctx)
	must(err)
	must(stream.Send(output(largeResponse)))
	received(stream, largeResponse)
	must(stream.CloseSend())
	ended(stream)
}

// Buffers all requests and only then answers.
func halfDuplex(connection *grpc.ClientConn) {
	stream, err := testpb.NewTestServiceClient(connection).HalfDuplexCall(context.Background())
	must(err)
	must(stream.Send(output(31415)))
	must(stream.Send(output(9, 2653)))
	must(stream.CloseSend())
	received(stream, 31415, 9, 2653)
	ended(stream)
}

func concurrentLargeUnary(connection *grpc.ClientConn) {
	var all sync.WaitGroup
	for i := 0; i < 64; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			interop.DoLargeUnaryCall(testpb.NewTestServiceClient(connection))
		}()
	}
	all.Wait()
}

// Its method came after this grpc-go, which has no cacheable calls.
func cacheableUnary(connection *grpc.ClientConn) {
	connection.Invoke(context.Background(), "/grpc.testing.TestService/CacheableUnaryCall", simple(1), new(testpb.SimpleResponse))
}

func output(sizes ...int32) *testpb.StreamingOutputCallRequest {
	request := &testpb.StreamingOutputCallRequest{Payload: interop.ClientNewPayload(testpb.PayloadType_COMPRESSABLE, largeRequest)}
	for _, size := range sizes {
		request.ResponseParameters = append(request.ResponseParameters, &testpb.ResponseParameters{Size: size})
	}
	return request
}

func simple(size int32) *testpb.SimpleRequest {
	return &testpb.SimpleRequest{ResponseSize: size, Payload: interop.ClientNewPayload(testpb.PayloadType_COMPRESSABLE, largeRequest)}
}

func received(stream interface {
	Recv() (*testpb.StreamingOutputCallResponse, error)
}, sizes ...int) {
	for _, size := range sizes {
		answer, err := stream.Recv()
		must(err)
		if got := len(answer.GetPayload().GetBody()); got != size {
			log.Fatalf("got %d bytes, want %d", got, size)
		}
	}
}

func ended(stream interface {
	Recv() (*testpb.StreamingOutputCallResponse, error)
}) {
	if _, err := stream.Recv(); err != io.EOF {
		log.Fatalf("got %v, want the end", err)
	}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
