"""Pages made up for the tests of the server."""

CALL = """Peru và Chile điện đàm về biên giới

Sáng 12/3, Ngoại trưởng Peru điện đàm với người đồng cấp Chile về tình hình biên giới hai nước.

Bộ Quốc phòng Chile cho biết ít nhất 4 binh sĩ nước này thiệt mạng trong vụ đụng độ hôm 11/3 với quân đội \
Peru tại tỉnh Tacna.
"""
AGAIN = """Chile và Peru nối lại đối thoại

Theo Bộ Ngoại giao Chile, ngày 12/3 Ngoại trưởng Peru đã điện đàm với người đồng cấp Chile.
"""
APPEAL = """Brazil kêu gọi Peru và Chile kiềm chế

Ngày 13/3, Tổng thống Brazil kêu gọi Peru và Chile ngừng bắn ngay lập tức.
"""
STRIKE = """Peru không kích

Ngày 10/3, quân đội Peru không kích thành phố Arica của Chile, khiến 3 người thiệt mạng.
"""
TRUCE = """Peru và Chile ngừng bắn

Ngày 14/3, Peru và Chile nhất trí ngừng bắn, Bộ Ngoại giao Brazil cho biết.
"""
HOSTILE = """<script>alert(1)</script> Peru \u202eđiện đàm

Sáng 9/3, Ngoại trưởng Peru "><img src=x onerror=alert(2)> điện đàm với người đồng cấp Chile.\u200b

=HYPERLINK("http://x")
"""
PAGES = (
    ("https://mot.example/goi", "Một", CALL),
    ("https://hai.example/goi", "Hai", AGAIN),
    ("https://ba.example/keu-goi", "Ba", APPEAL),
    ("https://mot.example/khong-kich", "Một", STRIKE),
    ("https://hai.example/ngung-ban", "Hai", TRUCE),
    ('javascript:alert("x")//<b>', '=cmd|"/c calc"!A1', HOSTILE),
)
