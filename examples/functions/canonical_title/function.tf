# Two titles of one integration that would be refused: their keys are the same.
output "same" {
  value = provider::rollcall::canonical_title("GroupRequester") == provider::rollcall::canonical_title(" grouprequester ")
}
