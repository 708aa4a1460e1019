// Says under the rating what came of it. Without this the buttons send just the same, and the page stays where it is.

const form = document.querySelector(".rating");
const answer = form.querySelector(".rating__answer");

const WORDS = {
  204: "Cảm ơn bạn. Máy chủ đã nhận đánh giá.",
  429: "Máy chủ vừa nhận đánh giá từ nơi bạn đang dùng; lần này không được tính. Xin đợi một phút.",
};

form.addEventListener("submit", async (event) => {
  const { submitter } = event;
  if (!submitter) return;
  event.preventDefault();
  const buttons = form.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  let status;
  try {
    const address = submitter.hasAttribute("formaction") ? submitter.formAction : form.action;
    ({ status } = await fetch(address, { method: "POST" }));
  } catch {
    // Without a connection; the words below say that nothing was sent.
  }
  answer.textContent = WORDS[status] ?? "Chưa gửi được. Xin thử lại sau.";
  if (status === 204) return;
  for (const button of buttons) button.disabled = false;
});
