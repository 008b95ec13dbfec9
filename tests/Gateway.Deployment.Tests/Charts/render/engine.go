package main

import (
	"encoding/json"
	"fmt"
	"path"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"gopkg.in/yaml.v2"
)

const notesFile = "NOTES.txt"

// render gives the text of each template by its name, and the notes.
func render(c *chart, top map[string]interface{}) (map[string]string, string, error) {
	set := template.New(c.metadata.Name).Option("missingkey=zero")
	functions := sprig.TxtFuncMap()
	// As Helm does: a chart must not read the environment of whoever installs it.
	delete(functions, "env")
	delete(functions, "expandenv")
	functions["toYaml"] = toYaml
	functions["include"] = func(name string, data interface{}) (string, error) {
		var text strings.Builder
		err := set.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	set.Funcs(functions)
	names := make([]string, 0, len(c.templates))
	for name := range c.templates {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if _, err := set.New(name).Parse(c.templates[name]); err != nil {
			return nil, "", err
		}
	}
	rendered, notes := map[string]string{}, ""
	for _, name := range names {
		if strings.HasPrefix(path.Base(name), "_") {
			continue
		}
		top["Template"] = map[string]interface{}{"Name": name, "BasePath": c.metadata.Name + "/templates"}
		var text strings.Builder
		if err := set.ExecuteTemplate(&text, name, top); err != nil {
			return nil, "", err
		}
		// Helm writes nothing instead; here it is a value that the chart's author forgot.
		if strings.Contains(text.String(), "<no value>") {
			return nil, "", fmt.Errorf("%s: a value is missing:\n%s", name, text.String())
		}
		if path.Base(name) == notesFile {
			notes = text.String()
		} else {
			rendered[name] = text.String()
		}
	}
	return rendered, notes, nil
}

// toYaml is Helm's: by way of JSON, so that whole numbers stay whole, with keys in order; a fault gives an empty text.
func toYaml(value interface{}) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	var tree interface{}
	if err := yaml.Unmarshal(text, &tree); err != nil {
		return ""
	}
	result, err := yaml.Marshal(tree)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(result), "\n")
}
