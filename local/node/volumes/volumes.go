// Package volumes makes a directory of the node for every PersistentVolumeClaim of the class that names it.
package volumes

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

// What the StorageClass names.
const provisioner = "propalpes.local/directory"

// Place is where the directories are.
type Place struct {
	Directory string
	Node      string
}

// Provide makes and deletes directories until the context is over.
func Provide(ctx context.Context, client kubernetes.Interface, place Place) error {
	if place.Directory == "" || place.Node == "" {
		return fmt.Errorf("volumes: --directory and --node are needed")
	}
	controller.NewProvisionController(ctx, client, provisioner, place, controller.LeaderElection(false)).Run(ctx)
	return nil
}

// Provision makes the directory as a new disk would be: it belongs to root until a pod's fsGroup gets it.
func (p Place) Provision(
	_ context.Context, options controller.ProvisionOptions,
) (*core.PersistentVolume, controller.ProvisioningState, error) {
	path := filepath.Join(p.Directory, options.PVName)
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	return &core.PersistentVolume{
		ObjectMeta: meta.ObjectMeta{Name: options.PVName},
		Spec: core.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *options.StorageClass.ReclaimPolicy,
			AccessModes:                   options.PVC.Spec.AccessModes,
			VolumeMode:                    options.PVC.Spec.VolumeMode,
			Capacity:                      options.PVC.Spec.Resources.Requests,
			PersistentVolumeSource:        core.PersistentVolumeSource{Local: &core.LocalVolumeSource{Path: path}},
			NodeAffinity:                  onlyOn(p.Node),
		},
	}, controller.ProvisioningFinished, nil
}

// Delete removes the directory with all that it holds.
func (p Place) Delete(_ context.Context, volume *core.PersistentVolume) error {
	return os.RemoveAll(filepath.Join(p.Directory, volume.Name))
}

func onlyOn(node string) *core.VolumeNodeAffinity {
	here := core.NodeSelectorRequirement{
		Key: core.LabelHostname, Operator: core.NodeSelectorOpIn, Values: []string{node},
	}
	terms := []core.NodeSelectorTerm{{MatchExpressions: []core.NodeSelectorRequirement{here}}}
	return &core.VolumeNodeAffinity{Required: &core.NodeSelector{NodeSelectorTerms: terms}}
}
