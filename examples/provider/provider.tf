terraform {
  required_providers {
    rollcall = {
      source = "rollcall/rollcall"
    }
  }
}

variable "rollcall_client_secret" {
  type      = string
  sensitive = true
}

provider "rollcall" {
  endpoint      = "https://rollcall.example.com"
  client_id     = "terraform"
  client_secret = var.rollcall_client_secret
}
