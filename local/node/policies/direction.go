package policies

import (
	"slices"
	"strings"

	core "k8s.io/api/core/v1"
	net "k8s.io/api/networking/v1"
)

// What egress and ingress rules have in common.
type rule struct {
	peers []net.NetworkPolicyPeer
	ports []net.NetworkPolicyPort
}

type direction struct {
	name  string
	kind  net.PolicyType
	own   string // the address of the pod that the policy selects
	other string // the address of its peer
	rules func(*net.NetworkPolicy) []rule
}

var egress = direction{"egress", net.PolicyTypeEgress, "saddr", "daddr", func(policy *net.NetworkPolicy) []rule {
	var rules []rule
	for _, it := range policy.Spec.Egress {
		rules = append(rules, rule{it.To, it.Ports})
	}
	return rules
}}

var ingress = direction{"ingress", net.PolicyTypeIngress, "daddr", "saddr", func(policy *net.NetworkPolicy) []rule {
	var rules []rule
	for _, it := range policy.Spec.Ingress {
		rules = append(rules, rule{it.From, it.Ports})
	}
	return rules
}}

// The policies that isolate the pod in one direction, by name.
func (s State) policiesOn(pod *core.Pod, way direction) []*net.NetworkPolicy {
	var found []*net.NetworkPolicy
	for _, policy := range s.Policies {
		here := policy.Namespace == pod.Namespace && slices.Contains(policy.Spec.PolicyTypes, way.kind)
		if here && selects(&policy.Spec.PodSelector, pod.Labels) {
			found = append(found, policy)
		}
	}
	slices.SortFunc(found, func(a, b *net.NetworkPolicy) int { return strings.Compare(a.Name, b.Name) })
	return found
}
