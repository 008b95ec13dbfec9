// Renders a chart as Helm 3 does, as far as the charts of this repository go, and writes JSON: the values after the chart's
// defaults, the objects, the notes. What a chart would use beyond that is unknown here and fails.
//
//	render -chart helm/gateway [-release gateway] [-namespace gateway] [-kube v1.31.0] [-values FILE]... [-numbers] [-out FILE]
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

type files []string

func (f *files) String() string     { return strings.Join(*f, ",") }
func (f *files) Set(s string) error { *f = append(*f, s); return nil }

type output struct {
	Values  map[string]interface{} `json:"values"`
	Objects []document             `json:"objects"`
	Notes   string                 `json:"notes"`
}

func main() {
	var values files
	folder := flag.String("chart", "", "folder of the chart")
	release := flag.String("release", "gateway", "name of the release")
	namespace := flag.String("namespace", "gateway", "namespace of the release")
	kube := flag.String("kube", "v1.31.0", "version of the cluster")
	numbers := flag.Bool("numbers", false, "numbers are json.Number, as other renderers than Helm may keep them, and not float64")
	onlyValues := flag.Bool("only-values", false, "print the values, render nothing")
	flag.Var(&values, "values", "file of values; later ones go over earlier ones")
	out := flag.String("out", "/dev/stdout", "file to write")
	flag.Parse()
	result, err := run(*folder, *release, *namespace, *kube, values, *numbers, *onlyValues)
	if err == nil {
		var text []byte
		if text, err = json.Marshal(result); err == nil {
			err = os.WriteFile(*out, text, 0o600)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder, release, namespace, kube string, values []string, numbers, onlyValues bool) (*output, error) {
	chart, err := loadChart(folder, numbers)
	if err != nil {
		return nil, err
	}
	merged, err := mergeFiles(values, numbers)
	if err != nil {
		return nil, err
	}
	coalesce(merged, chart.values)
	if onlyValues {
		return &output{Values: merged}, nil
	}
	if err := chart.admits(kube); err != nil {
		return nil, err
	}
	rendered, notes, err := render(chart, map[string]interface{}{
		"Values":       merged,
		"Chart":        chart.metadata,
		"Capabilities": map[string]interface{}{"KubeVersion": kubeVersion{Version: kube}},
		"Release": map[string]interface{}{
			"Name": release, "Namespace": namespace, "Service": "Helm", "IsInstall": true, "IsUpgrade": false, "Revision": 1,
		},
	})
	if err != nil {
		return nil, err
	}
	objects, err := split(rendered)
	return &output{Values: merged, Objects: objects, Notes: notes}, err
}
