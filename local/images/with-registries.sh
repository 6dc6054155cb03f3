# Runs a command of an image build with the registries and certificates of whoever builds, if they gave any as secrets.
# These are mounted for one command and are in no layer.
set -eu
secrets=/run/secrets
[ ! -s $secrets/npmrc ] || export NPM_CONFIG_USERCONFIG=$secrets/npmrc
[ ! -s $secrets/pip ] || export PIP_CONFIG_FILE=$secrets/pip
[ ! -s $secrets/ca ] || export NODE_EXTRA_CA_CERTS=$secrets/ca PIP_CERT=$secrets/ca
exec "$@"
