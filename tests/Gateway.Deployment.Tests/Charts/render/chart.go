package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/Masterminds/semver"
)

type metadata struct {
	APIVersion  string
	Name        string
	Description string
	Type        string
	Version     string
	AppVersion  string
	KubeVersion string
}

type kubeVersion struct{ Version string }

type chart struct {
	metadata  metadata
	values    map[string]interface{}
	templates map[string]string
}

func loadChart(folder string, numbers bool) (*chart, error) {
	head, err := readYaml(filepath.Join(folder, "Chart.yaml"), false)
	if err != nil {
		return nil, err
	}
	values, err := readYaml(filepath.Join(folder, "values.yaml"), numbers)
	if err != nil {
		return nil, err
	}
	text := func(key string) string { value, _ := head[key].(string); return value }
	result := &chart{
		metadata: metadata{
			APIVersion: text("apiVersion"), Name: text("name"), Description: text("description"), Type: text("type"),
			Version: text("version"), AppVersion: text("appVersion"), KubeVersion: text("kubeVersion"),
		},
		values:    values,
		templates: map[string]string{},
	}
	found, err := filepath.Glob(filepath.Join(folder, "templates", "*"))
	for _, file := range found {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		result.templates[result.metadata.Name+"/templates/"+filepath.Base(file)] = string(content)
	}
	return result, err
}

func (c *chart) admits(kube string) error {
	constraint, err := semver.NewConstraint(c.metadata.KubeVersion)
	if err != nil {
		return err
	}
	version, err := semver.NewVersion(strings.TrimPrefix(kube, "v"))
	if err == nil && !constraint.Check(version) {
		err = fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", c.metadata.KubeVersion, kube)
	}
	return err
}
