# A token of the provider's own client. It is in no plan and in no state.
ephemeral "rollcall_access_token" "this" {}
