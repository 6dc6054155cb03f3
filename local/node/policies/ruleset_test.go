package policies

import (
	"strings"
	"testing"

	core "k8s.io/api/core/v1"
	net "k8s.io/api/networking/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

func pod(namespace, name, ip string) *core.Pod {
	port := core.ContainerPort{Name: "http", ContainerPort: 5000, Protocol: core.ProtocolTCP}
	return &core.Pod{
		ObjectMeta: meta.ObjectMeta{Namespace: namespace, Name: name, Labels: map[string]string{"name": name}},
		Spec:       core.PodSpec{Containers: []core.Container{{Ports: []core.ContainerPort{port}}}},
		Status:     core.PodStatus{PodIP: ip},
	}
}

func named(name string) *meta.LabelSelector {
	return &meta.LabelSelector{MatchLabels: map[string]string{"name": name}}
}

func state(rules ...net.NetworkPolicyIngressRule) State {
	return State{
		Namespaces: []*core.Namespace{
			{ObjectMeta: meta.ObjectMeta{Name: "one", Labels: map[string]string{"name": "one"}}},
			{ObjectMeta: meta.ObjectMeta{Name: "two", Labels: map[string]string{"name": "two"}}},
		},
		Pods: []*core.Pod{pod("one", "server", "10.0.0.1"), pod("one", "friend", "10.0.0.2"), pod("two", "friend", "10.0.0.3")},
		Policies: []*net.NetworkPolicy{{
			ObjectMeta: meta.ObjectMeta{Namespace: "one", Name: "policy"},
			Spec: net.NetworkPolicySpec{
				PodSelector: *named("server"), PolicyTypes: []net.PolicyType{net.PolicyTypeIngress}, Ingress: rules,
			},
		}},
	}
}

func port(value intstr.IntOrString) []net.NetworkPolicyPort {
	return []net.NetworkPolicyPort{{Port: &value}}
}

func from(peers ...net.NetworkPolicyPeer) []net.NetworkPolicyPeer { return peers }

// What follows the name of the chain of the server, without indentation.
func chainOf(t *testing.T, ruleset string) string {
	t.Helper()
	_, rest, found := strings.Cut(ruleset, "chain ingress-10.0.0.1 {\n")
	if !found {
		t.Fatalf("no chain for the server in:\n%s", ruleset)
	}
	body, _, _ := strings.Cut(rest, "\t}\n")
	return strings.ReplaceAll(strings.TrimSpace(body), "\t", "")
}

func TestRuleset(t *testing.T) {
	ends := int32(5009)
	cases := map[string]struct {
		rules []net.NetworkPolicyIngressRule
		want  string
	}{
		"no rule closes the pod":      {nil, "drop"},
		"an empty rule opens the pod": {[]net.NetworkPolicyIngressRule{{}}, "return\ndrop"},
		"a pod selector means the namespace of the policy": {
			[]net.NetworkPolicyIngressRule{{From: from(net.NetworkPolicyPeer{PodSelector: named("friend")})}},
			"ip saddr 10.0.0.2 return\ndrop",
		},
		"a namespace selector narrows a pod selector": {
			[]net.NetworkPolicyIngressRule{{From: from(net.NetworkPolicyPeer{PodSelector: named("friend"), NamespaceSelector: named("two")})}},
			"ip saddr 10.0.0.3 return\ndrop",
		},
		"a peer that nobody is opens nothing": {
			[]net.NetworkPolicyIngressRule{{From: from(net.NetworkPolicyPeer{PodSelector: named("nobody")})}},
			"drop",
		},
		"a block leaves out its exceptions": {
			[]net.NetworkPolicyIngressRule{{From: from(net.NetworkPolicyPeer{IPBlock: &net.IPBlock{CIDR: "10.0.0.0/8", Except: []string{"10.1.0.0/16"}}})}},
			"ip saddr 10.0.0.0/8 ip saddr != { 10.1.0.0/16 } return\ndrop",
		},
		"a port by its name": {
			[]net.NetworkPolicyIngressRule{{Ports: port(intstr.FromString("http"))}},
			"tcp dport 5000 return\ndrop",
		},
		"a port by a name that the pod does not have": {
			[]net.NetworkPolicyIngressRule{{Ports: port(intstr.FromString("other"))}},
			"drop",
		},
		"a range of ports": {
			[]net.NetworkPolicyIngressRule{{Ports: []net.NetworkPolicyPort{{Port: new(intstr.FromInt32(5000)), EndPort: &ends}}}},
			"tcp dport 5000-5009 return\ndrop",
		},
	}
	for name, it := range cases {
		t.Run(name, func(t *testing.T) {
			if got := chainOf(t, Ruleset(state(it.rules...))); got != it.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, it.want)
			}
		})
	}
}

func TestPodsWithoutPoliciesAreNotJudged(t *testing.T) {
	all := state()
	all.Policies = nil
	if got := Ruleset(all); strings.Contains(got, "vmap") || strings.Contains(got, "drop") {
		t.Errorf("something is judged:\n%s", got)
	}
}

func TestEgressIsClosedOnlyByPoliciesOfThatType(t *testing.T) {
	all := state()
	all.Policies[0].Spec.PolicyTypes = []net.PolicyType{net.PolicyTypeEgress}
	got := Ruleset(all)
	if !strings.Contains(got, "ip saddr vmap { 10.0.0.1 : jump egress-10.0.0.1 }") || strings.Contains(got, "daddr vmap") {
		t.Errorf("got:\n%s", got)
	}
}
