//! HTTP/1.1 as far as one document a connection needs it: what is sent, and
//! what it means.
//!
//! The server and both clients have it from here, so that the clients differ in
//! one thing, which is measured: how they wait. httparse reads the heads.

use crate::work::document::Document;
use anyhow::{Context, Result, bail, ensure};
use httparse::{EMPTY_HEADER, Header, Request, Response, Status};
use std::net::SocketAddr;

/// Header lines that a head may have.
const HEADERS: usize = 32;

const CUT_SHORT: &str = "the connection was closed before the answer was whole";

/// What a client says when it has no document.
pub(super) fn failed(item: usize) -> String {
    format!("failed to fetch item {item} from the local server")
}

/// Bytes that the head of a request may have.
const LONGEST: usize = 8 * 1024;

/// What asks for an item. Every item has a fresh connection: no model gains
/// from a warm pool.
pub(super) fn request(address: SocketAddr, item: usize) -> Vec<u8> {
    let head = format!("GET /items/{item} HTTP/1.1\r\nHost: {address}\r\n");
    (head + "Connection: close\r\n\r\n").into_bytes()
}

/// The document in all that came before the server closed the connection.
///
/// Fails when it is no answer, an incomplete one, or another one than 200 OK.
pub(super) fn document(bytes: &[u8]) -> Result<Document> {
    let mut headers = [EMPTY_HEADER; HEADERS];
    let mut response = Response::new(&mut headers);
    let Status::Complete(head) = response.parse(bytes)? else {
        bail!("{CUT_SHORT}");
    };
    let code = response.code.unwrap_or_default();
    ensure!(code == 200, "the server answered {code}");
    let length: usize = header(response.headers, "content-length")
        .and_then(|length| length.parse().ok())
        .context("the server does not say how long its answer is")?;
    let body = bytes[head..].get(..length).context(CUT_SHORT)?;
    Ok(serde_json::from_slice(body)?)
}

fn header<'a>(headers: &[Header<'a>], name: &str) -> Option<&'a str> {
    let header = headers
        .iter()
        .find(|header| header.name.eq_ignore_ascii_case(name))?;
    std::str::from_utf8(header.value).ok()
}

/// There is no such document.
pub(super) const NOT_FOUND: &str = "404 Not Found";

/// The server can't answer now.
pub(super) const UNAVAILABLE: &str = "503 Service Unavailable";

/// The item that a client asks for, or the status with which it is refused;
/// `None` until its request has come whole.
pub(super) fn asked(bytes: &[u8]) -> Option<Result<usize, &'static str>> {
    let mut headers = [EMPTY_HEADER; HEADERS];
    let mut request = Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(Status::Complete(_)) => {}
        Ok(Status::Partial) if bytes.len() < LONGEST => return None,
        Ok(Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            return Some(Err("431 Request Header Fields Too Large"));
        }
        Err(_) => return Some(Err("400 Bad Request")),
    }
    if request.method != Some("GET") {
        return Some(Err("405 Method Not Allowed"));
    }
    let item = request
        .path
        .and_then(|path| path.strip_prefix("/items/")?.parse().ok());
    Some(item.ok_or(NOT_FOUND))
}

/// The answer that brings a document.
pub(super) fn ok(document: &Document) -> Vec<u8> {
    let body = serde_json::to_string(document);
    let body = body.expect("a number and a string are valid JSON");
    answer("200 OK", "application/json", &body)
}

/// The answer to what this server does not do.
pub(super) fn refusal(status: &str) -> Vec<u8> {
    answer(status, "text/plain", "")
}

fn answer(status: &str, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n");
    let rest = format!("Content-Length: {length}\r\nConnection: close\r\n");
    (head + &rest + "\r\n" + body).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_side_says_the_other_side_understands() {
        let address = ([127, 0, 0, 1], 8080).into();
        assert_eq!(asked(&request(address, 7)), Some(Ok(7)));
        let answer = ok(&Document::of(7));
        assert_eq!(document(&answer).expect("it is whole"), Document::of(7));
    }

    #[test]
    fn a_request_is_read_when_it_is_whole() {
        let whole = request(([127, 0, 0, 1], 8080).into(), 7);
        for length in 0..whole.len() {
            assert_eq!(asked(&whole[..length]), None, "{length} bytes");
        }
    }

    #[test]
    fn other_requests_are_refused() {
        let refused = |request: &str, status| {
            let asked = asked(request.as_bytes());
            assert_eq!(asked, Some(Err(status)), "{request}");
        };
        refused("GET /other HTTP/1.1\r\n\r\n", "404 Not Found");
        refused("GET /items/-1 HTTP/1.1\r\n\r\n", "404 Not Found");
        refused("POST /items/1 HTTP/1.1\r\n\r\n", "405 Method Not Allowed");
        refused("hello?\n\n\n", "400 Bad Request");
        let long = format!("GET /{} HTTP/1.1", "x".repeat(LONGEST));
        refused(&long, "431 Request Header Fields Too Large");
    }

    #[test]
    fn an_answer_that_is_cut_short_or_another_one_is_an_error() {
        let whole = ok(&Document::of(7));
        for length in 0..whole.len() {
            document(&whole[..length]).expect_err("it is not whole");
        }
        let error = document(&refusal("404 Not Found"));
        let error = error.expect_err("no document");
        assert_eq!(error.to_string(), "the server answered 404");
        document(b"HTTP/1.1 200 OK\r\n\r\n{}").expect_err("no length");
        document(b"SSH-2.0-OpenSSH_9.2\r\n").expect_err("another protocol");
    }
}
