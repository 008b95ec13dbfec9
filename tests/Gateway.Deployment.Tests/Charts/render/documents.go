package main

import (
	"fmt"
	"regexp"
	"sort"
	"strings"

	"gopkg.in/yaml.v2"
)

type document struct {
	File   string      `json:"file"`
	Object interface{} `json:"object"`
}

// Where Helm cuts a template's text into objects.
var between = regexp.MustCompile(`(?:^|\s*\n)---\s*`)

// split reads every object; a key that stands twice in one is a fault, as it is to the API server.
func split(rendered map[string]string) ([]document, error) {
	names := make([]string, 0, len(rendered))
	for name := range rendered {
		names = append(names, name)
	}
	sort.Strings(names)
	objects := []document{}
	for _, name := range names {
		for _, text := range between.Split("\n"+rendered[name], -1) {
			// Helm trims as well: a text at the end of an object has no last line break.
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			var tree interface{}
			if err := yaml.UnmarshalStrict([]byte(text), &tree); err != nil {
				return nil, fmt.Errorf("%s: %w\n%s", name, err, text)
			}
			if tree != nil {
				objects = append(objects, document{File: name, Object: jsonOf(tree)})
			}
		}
	}
	return objects, nil
}
