variable "client_secret" {
  type      = string
  ephemeral = true
}

# terraform apply -invoke=action.rollcall_rotate_secret.sailpoint
action "rollcall_rotate_secret" "sailpoint" {
  config {
    client_id           = "rc_Zb1Cl2ByLUfyVVFB6lVtGg"
    client_secret       = var.client_secret
    previous_secret_ttl = "24h"
  }
}
