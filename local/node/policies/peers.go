package policies

import (
	"fmt"
	"strings"

	core "k8s.io/api/core/v1"
	net "k8s.io/api/networking/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// An end of a connection: everybody when match is empty; the pod is nil unless it is one.
type peer struct {
	match string
	pod   *core.Pod
}

// Who the peers of a rule are right now.
func (s State) peers(namespace string, named []net.NetworkPolicyPeer, way direction) []peer {
	if len(named) == 0 {
		return []peer{{}}
	}
	var found []peer
	for _, it := range named {
		if it.IPBlock != nil {
			found = append(found, peer{match: block(it.IPBlock, way)})
			continue
		}
		for _, pod := range s.reachable() {
			if s.includes(it, namespace, pod) {
				found = append(found, peer{fmt.Sprintf("ip %s %s", way.other, pod.Status.PodIP), pod})
			}
		}
	}
	return found
}

func (s State) includes(it net.NetworkPolicyPeer, namespace string, pod *core.Pod) bool {
	if it.PodSelector != nil && !selects(it.PodSelector, pod.Labels) {
		return false
	}
	if it.NamespaceSelector == nil {
		return pod.Namespace == namespace
	}
	for _, candidate := range s.Namespaces {
		if candidate.Name == pod.Namespace {
			return selects(it.NamespaceSelector, candidate.Labels)
		}
	}
	return false
}

func block(it *net.IPBlock, way direction) string {
	family := "ip"
	if strings.Contains(it.CIDR, ":") {
		family = "ip6"
	}
	match := fmt.Sprintf("%s %s %s", family, way.other, it.CIDR)
	if len(it.Except) > 0 {
		match += fmt.Sprintf(" %s %s != { %s }", family, way.other, strings.Join(it.Except, ", "))
	}
	return match
}

// The destination port; false when it is a name that the pod at that end does not have.
func portMatch(port net.NetworkPolicyPort, server *core.Pod) (string, bool) {
	protocol := core.ProtocolTCP
	if port.Protocol != nil {
		protocol = *port.Protocol
	}
	name := strings.ToLower(string(protocol))
	switch {
	case port.Port == nil:
		return "meta l4proto " + name, true
	case port.Port.Type == intstr.String:
		number, ok := namedPort(server, port.Port.StrVal, protocol)
		return fmt.Sprintf("%s dport %d", name, number), ok
	case port.EndPort != nil:
		return fmt.Sprintf("%s dport %d-%d", name, port.Port.IntVal, *port.EndPort), true
	default:
		return fmt.Sprintf("%s dport %d", name, port.Port.IntVal), true
	}
}

func namedPort(pod *core.Pod, name string, protocol core.Protocol) (int32, bool) {
	if pod == nil {
		return 0, false
	}
	for _, container := range pod.Spec.Containers {
		for _, it := range container.Ports {
			if it.Name == name && it.Protocol == protocol {
				return it.ContainerPort, true
			}
		}
	}
	return 0, false
}

// The API server refuses selectors that cannot be parsed, so one that cannot selects nothing.
func selects(selector *meta.LabelSelector, set labels.Set) bool {
	parsed, err := meta.LabelSelectorAsSelector(selector)
	return err == nil && parsed.Matches(set)
}
