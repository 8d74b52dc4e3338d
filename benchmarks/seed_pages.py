"""The raw web page that each main seed article retells: slug of the article -> file name of the page."""

RAW_PAGES: dict[str, str] = {
    "soc-trang-tong-ket-nam-hoc-2023-2024": "000_dd4fec96fb98fc3b.txt",
    "cum-thi-dua-so-1-nam-hoc-2023-2024": "001_e6c8cbf0d6952c8a.txt",
    "dien-bien-so-ket-hoc-ky-1-2022-2023": "002_1f3996ece7aa12e5.txt",
    "muoi-nhiem-vu-trong-tam-2023-2024": "003_e5419caefa74c938.txt",
    "lao-cai-nhiem-vu-dot-pha-giao-duc-2025": "004_acb70a7917347be4.txt",
}
