package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"gopkg.in/yaml.v2"
)

// readYaml reads as Helm does: YAML 1.1 to JSON, and that to maps, in which every number is a float64 or a json.Number.
func readYaml(path string, numbers bool) (map[string]interface{}, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var tree interface{}
	if err := yaml.UnmarshalStrict(content, &tree); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if tree == nil {
		return map[string]interface{}{}, nil
	}
	text, err := json.Marshal(jsonOf(tree))
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if numbers {
		decoder.UseNumber()
	}
	result := map[string]interface{}{}
	if err := decoder.Decode(&result); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return result, nil
}

// jsonOf is a YAML tree with keys that JSON can have.
func jsonOf(value interface{}) interface{} {
	switch value := value.(type) {
	case map[interface{}]interface{}:
		result := map[string]interface{}{}
		for key, item := range value {
			result[fmt.Sprint(key)] = jsonOf(item)
		}
		return result
	case []interface{}:
		result := make([]interface{}, len(value))
		for i, item := range value {
			result[i] = jsonOf(item)
		}
		return result
	default:
		return value
	}
}

func mergeFiles(paths []string, numbers bool) (map[string]interface{}, error) {
	merged := map[string]interface{}{}
	for _, path := range paths {
		values, err := readYaml(path, numbers)
		if err != nil {
			return nil, err
		}
		merged = mergeOver(merged, values)
	}
	return merged, nil
}

func mergeOver(below, above map[string]interface{}) map[string]interface{} {
	for key, value := range above {
		if group, ok := value.(map[string]interface{}); ok {
			if under, ok := below[key].(map[string]interface{}); ok {
				below[key] = mergeOver(under, group)
				continue
			}
		}
		below[key] = value
	}
	return below
}

// coalesce puts the chart's defaults below the operator's values, where null removes a default.
func coalesce(values, defaults map[string]interface{}) {
	for key, below := range defaults {
		value, given := values[key]
		if !given {
			values[key] = below
		} else if value == nil {
			delete(values, key)
		} else if under, ok := below.(map[string]interface{}); ok {
			if over, ok := value.(map[string]interface{}); ok {
				coalesce(over, under)
			}
		}
	}
}
