# 2027-04-15T00:00:00Z
output "due" {
  value = provider::rollcall::next_audit_date("2027-01-20T10:00:00Z", 3, 15)
}
