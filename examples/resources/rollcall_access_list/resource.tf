# Members come from the identity provider's group of this title.
resource "rollcall_access_list" "requester" {
  name  = "scim-group-requester"
  title = "GroupRequester"
  type  = "scim"

  grants = {
    roles = ["requester"]
  }

  owners = [
    { name = "alice" },
  ]

  audit = {
    recurrence = {
      frequency    = 3
      day_of_month = 15
    }
  }
}

# Members are added and reviewed by the owners, among them whoever is on the list above.
resource "rollcall_access_list" "production" {
  name        = "production"
  title       = "Production access"
  description = "On-call engineers"

  grants = {
    roles = ["production-operator"]
    traits = {
      logins = ["ubuntu", "postgres"]
    }
  }

  owner_grants = {
    roles = ["production-reviewer"]
  }

  owners = [
    { name = "alice", description = "Head of operations" },
    { name = rollcall_access_list.requester.name, kind = "list" },
  ]

  membership_requires = {
    traits = {
      department = ["engineering"]
    }
  }

  audit = {
    recurrence    = { frequency = 1, day_of_month = 31 }
    notifications = { start = "7d" }
    overdue       = "freeze"
  }

  labels = {
    team = "operations"
  }

  deletion_protection = true
}
