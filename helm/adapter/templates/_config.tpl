{{/* The program's file: the operator's keys, and over them those that follow from how the chart mounts things. */}}
{{- define "adapter.config" -}}
{{- $authorities := list -}}
{{- range $index, $authority := .Values.gateway.authorities -}}
{{- $authorities = append $authorities (printf "/etc/gateway-adapter/authorities/%d/%s" $index $authority.key) -}}
{{- end -}}
{{- $drain := .Values.drainSeconds | toString | int -}}
{{- $own := dict
      "department" .Values.department
      "listen" (dict "address" (printf "%s:7443" .Values.listenAddress) "certificate" "/etc/gateway-adapter/tls/tls.crt" "key" "/etc/gateway-adapter/tls/tls.key")
      "management" (dict "address" (printf "%s:9190" .Values.listenAddress))
      "gateway" (dict "authorities" $authorities "spiffeIds" (.Values.gateway.spiffeIds | default (list (printf "spiffe://%s/gateway/gateway" .Values.city))))
      "mapping" (dict "folder" "/etc/gateway-adapter/mappings")
      "journal" (dict "path" "/var/lib/gateway-adapter/journal.db")
      "pseudonyms" (dict "file" "/etc/gateway-adapter/pseudonyms/pseudonym.key")
      "drain" (printf "00:%02d:%02d" (div $drain 60) (mod $drain 60))
-}}
{{- toYaml (mergeOverwrite (deepCopy .Values.config) $own) -}}
{{- end }}

{{- define "adapter.configData" -}}
adapter.yaml: |
  {{- include "adapter.config" . | nindent 2 }}
{{- end }}

{{- define "adapter.mappingsData" -}}
{{- range $file, $text := .Values.mappings }}
{{ $file | quote }}: |
  {{- $text | trim | nindent 2 }}
{{- end }}
{{- end }}

{{- define "adapter.mappingsName" -}}
{{ .Values.existingMappings | default (printf "%s-mappings" (include "adapter.fullname" .)) }}
{{- end }}
