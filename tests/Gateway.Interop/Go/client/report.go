package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"sort"
	"strings"
	"sync"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/stats"
	"google.golang.org/grpc/status"
)

// Call is what became of one call.
type call struct {
	Method   string
	Code     string
	Message  string
	Reason   string
	Fault    string
	Header   []string
	Trailer  []string
	Encoding string
	Accepts  string
	Exchange string
}

// Report adds the metadata to every call and writes its line at its end, before the case can give up.
type report struct {
	headers  []string
	lock     sync.Mutex
	encoding string
}

func (r *report) unary(ctx context.Context, method string, request, reply interface{}, connection *grpc.ClientConn, invoke grpc.UnaryInvoker, options ...grpc.CallOption) error {
	var header, trailer metadata.MD
	err := invoke(metadata.AppendToOutgoingContext(ctx, r.headers...), method, request, reply, connection,
		append(options, grpc.Header(&header), grpc.Trailer(&trailer))...)
	r.write(method, err, header, trailer)
	return err
}

func (r *report) stream(ctx context.Context, description *grpc.StreamDesc, connection *grpc.ClientConn, method string, open grpc.Streamer, options ...grpc.CallOption) (grpc.ClientStream, error) {
	stream, err := open(metadata.AppendToOutgoingContext(ctx, r.headers...), description, connection, method, options...)
	if err != nil {
		r.write(method, err, nil, nil)
		return nil, err
	}
	return &reported{ClientStream: stream, report: r, method: method, once: !description.ServerStreams}, nil
}

// Reported is a stream whose end is written.
type reported struct {
	grpc.ClientStream
	report *report
	method string
	once   bool
}

func (s *reported) RecvMsg(message interface{}) error {
	err := s.ClientStream.RecvMsg(message)
	if err != nil || s.once {
		header, _ := s.Header()
		s.report.write(s.method, err, header, s.Trailer())
	}
	return err
}

func (r *report) write(method string, err error, header, trailer metadata.MD) {
	if err != nil && err.Error() == "EOF" {
		err = nil
	}
	state := status.Convert(err)
	ended := call{Method: method, Code: state.Code().String(), Message: state.Message(), Header: names(header), Trailer: names(trailer)}
	// Where there is no message, head and end are one.
	for _, pairs := range []metadata.MD{header, trailer} {
		ended.Accepts += strings.Join(pairs["grpc-accept-encoding"], ",")
		ended.Exchange += strings.Join(pairs["gateway-exchange"], ",")
	}
	for _, detail := range state.Details() {
		if info, is := detail.(*errdetails.ErrorInfo); is {
			ended.Reason, ended.Fault = info.Reason, info.Metadata["fault_side"]
		}
	}
	r.lock.Lock()
	ended.Encoding = r.encoding
	r.lock.Unlock()
	line, fault := json.Marshal(ended)
	if fault != nil {
		log.Fatal(fault)
	}
	fmt.Println(string(line))
}

func names(pairs metadata.MD) []string {
	found := []string{}
	for name := range pairs {
		found = append(found, name)
	}
	sort.Strings(found)
	return found
}

// TagRPC is of stats.Handler.
func (r *report) TagRPC(ctx context.Context, _ *stats.RPCTagInfo) context.Context { return ctx }

// HandleRPC keeps how the messages of the last answer are coded, which no metadata tells.
func (r *report) HandleRPC(_ context.Context, event stats.RPCStats) {
	if header, is := event.(*stats.InHeader); is {
		r.lock.Lock()
		r.encoding = header.Compression
		r.lock.Unlock()
	}
}

// TagConn is of stats.Handler.
func (r *report) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context { return ctx }

// HandleConn is of stats.Handler.
func (r *report) HandleConn(context.Context, stats.ConnStats) {}
