terraform {
  required_providers {
    notes = { source = "example/notes" }
  }
}

variable "folder" {
  type = string
}

provider "notes" {
  folder = var.folder
}

resource "notes_note" "shopping" {
  name = "shopping"
  text = "milk, eggs"
}

data "notes_names" "all" {
  depends_on = [notes_note.shopping]
}

output "names" {
  value = data.notes_names.all.names
}
