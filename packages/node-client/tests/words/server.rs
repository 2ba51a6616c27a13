//! An address where prepared answers are given, one after another.

use node_client::Node;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

pub struct Answers {
    pub node: Node,
    server: JoinHandle<Vec<Value>>,
}

impl Answers {
    /// With their HTTP status and their length, which the last one may not keep to.
    pub fn raw(answers: Vec<(u16, String, usize)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = thread::spawn(move || {
            let answer = |(status, body, length): (u16, String, usize)| {
                let mut stream = asked_by(&listener);
                let asked = read(&mut stream);
                write!(
                    stream,
                    "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
                )
                .unwrap();
                asked
            };
            answers.into_iter().map(answer).collect()
        });
        Self {
            node: Node::new(&url).unwrap(),
            server,
        }
    }

    pub fn new(answers: impl IntoIterator<Item = Value>) -> Self {
        let answers = answers.into_iter().map(|answer| answer.to_string());
        Self::raw(
            answers
                .map(|text| (200, text.clone(), text.len()))
                .collect(),
        )
    }

    /// Of calls that succeed.
    pub fn results(results: impl IntoIterator<Item = Value>) -> Self {
        Self::new(results.into_iter().map(|result| json!({"result": result})))
    }

    /// The calls, once all answers are given: (method, params).
    pub fn asked(self) -> Vec<(String, Value)> {
        let calls = self.server.join().unwrap().into_iter();
        calls
            .map(|mut call| {
                (
                    call["method"].as_str().unwrap().to_owned(),
                    call["params"].take(),
                )
            })
            .collect()
    }
}

/// A test whose calls do not come fails, rather than wait for ever.
fn asked_by(listener: &TcpListener) -> TcpStream {
    listener.set_nonblocking(true).unwrap();
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Ok((stream, _)) = listener.accept() {
            stream.set_nonblocking(false).unwrap();
            return stream;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("nobody asks any more")
}

fn read(stream: &mut TcpStream) -> Value {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    serde_json::from_slice(&body).unwrap()
}
