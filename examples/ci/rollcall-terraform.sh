#!/bin/sh
# What a pipeline does with Terraform. Run it in the folder of the configuration, with the lock file committed.
#
#   rollcall-terraform.sh check   Is it formatted and valid? Needs neither gateway nor state.
#   rollcall-terraform.sh plan    Saves what is to be done in $PLAN_FILE (tfplan), and as text in $PLAN_FILE.txt.
#   rollcall-terraform.sh apply   Does what that plan says, and nothing else.
#   rollcall-terraform.sh drift   Is everything as it is declared?
#
# plan and drift end with 0 when nothing is to be done, with 2 when something is, and with 1 when they failed.
set -eu

plan_file=${PLAN_FILE:-tfplan}
lock_timeout=${LOCK_TIMEOUT:-5m}
export TF_IN_AUTOMATION=1

init() {
  terraform init -input=false -lockfile=readonly "$@"
}

plan() {
  terraform plan -input=false -detailed-exitcode -lock-timeout="$lock_timeout" "$@"
}

case ${1:-} in
  check)
    terraform fmt -check -diff -recursive
    init -backend=false
    terraform validate
    ;;
  plan)
    rm -f "$plan_file" "$plan_file.txt"
    init
    code=0
    plan -out="$plan_file" || code=$?
    # Terraform saves half a plan too.
    if [ "$code" -eq 1 ]; then rm -f "$plan_file"; else terraform show -no-color "$plan_file" >"$plan_file.txt"; fi
    exit "$code"
    ;;
  apply)
    init
    terraform apply -input=false -lock-timeout="$lock_timeout" "$plan_file"
    ;;
  drift)
    init
    plan
    ;;
  *)
    echo "usage: $0 check|plan|apply|drift" >&2
    exit 64
    ;;
esac
