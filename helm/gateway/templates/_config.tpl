{{/* The program's file: the operator's keys, and over them those that follow from how the chart mounts things. */}}
{{- define "gateway.config" -}}
{{- $authorities := list -}}
{{- range $index, $authority := .Values.authorities -}}
{{- $folder := printf "/etc/gateway/authorities/%d" $index -}}
{{- $entry := dict "certificate" (printf "%s/%s" $folder $authority.key) "departments" $authority.departments -}}
{{- if $authority.revocationListKey -}}
{{- $_ := set $entry "revocationList" (printf "%s/%s" $folder $authority.revocationListKey) -}}
{{- end -}}
{{- $authorities = append $authorities $entry -}}
{{- end -}}
{{- $drain := .Values.drainSeconds | toString | int -}}
{{- $own := dict
      "city" .Values.city
      "timeZone" .Values.timeZone
      "listen" (dict "address" (printf "%s:8443" .Values.listenAddress) "certificate" "/etc/gateway/tls/server/tls.crt" "key" "/etc/gateway/tls/server/tls.key")
      "management" (dict "address" (printf "%s:9090" .Values.listenAddress) "grpcAddress" "127.0.0.1:9091")
      "authorities" $authorities
      "storage" (dict "provider" "postgres")
      "log" (dict "store" "postgres" "origin" (.Values.logOrigin | default (printf "gateway.%s/log" .Values.city)))
      "pseudonyms" (dict "file" "/etc/gateway/pseudonyms/pseudonym.key")
      "departments" (dict "certificate" "/etc/gateway/tls/departments/tls.crt" "key" "/etc/gateway/tls/departments/tls.key" "authorities" "/etc/gateway/tls/adapters/authorities.pem")
      "limits" (dict "drain" (printf "00:%02d:%02d" (div $drain 60) (mod $drain 60)))
-}}
{{- if .Values.calendar -}}
{{- $_ := set $own "calendar" "calendar.yaml" -}}
{{- end -}}
{{- toYaml (mergeOverwrite (deepCopy .Values.config) $own) -}}
{{- end }}

{{- define "gateway.configData" -}}
gateway.yaml: |
  {{- include "gateway.config" . | nindent 2 }}
{{- if .Values.calendar }}
calendar.yaml: |
  {{- .Values.calendar | trim | nindent 2 }}
{{- end }}
{{- end }}

{{/* The connection strings: root, and the name of the Secret. Environment variables go over the file. */}}
{{- define "gateway.databaseEnv" -}}
- name: GATEWAY__storage__connectionString
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .root.Values.database.storageKey }}
- name: GATEWAY__log__connectionString
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .root.Values.database.logKey }}
{{- end }}
