//! Puts all mutants of one file into it, each asleep: `crate::mutant(id)` tells whether it is the one awake.

use std::collections::BTreeSet;

use anyhow::Result;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::mutant::{Change, Mutant};

/// Bytes of the source.
type Range = (usize, usize);

/// What comes in the place of a range; what lies inside is rewritten too.
enum Edit {
    /// `(if mutant(1) { (l) < (r) } else … { (l) <= (r) })`
    Binary {
        left: Range,
        right: Range,
        operator: String,
        others: Vec<(u32, String)>,
    },
    /// `(mutant(1) ^ (!x))`
    Negated { id: u32 },
    /// `(mutant(1) || (c))` for true, `(!mutant(1) && (c))` for false
    Condition { fixed: Vec<(u32, bool)> },
    /// `if !mutant(1) { … }`
    Statement { id: u32 },
    /// At the start of a function: `if mutant(1) { return …; }`
    Body { returns: Vec<(u32, String)> },
    /// Behind a pattern that has no guard: `if !mutant(1)`
    Arm { id: u32 },
    /// A struct's expression with or without a field whose value the base has too.
    Fields {
        head: Range,
        fields: Vec<(Range, Option<u32>)>,
        base: Range,
    },
}

struct Finder<'a> {
    source: &'a str,
    file: &'a str,
    /// Those of this file.
    listed: &'a [&'a Mutant],
    asleep: &'a BTreeSet<u32>,
    next_id: Option<u32>,
    placed: BTreeSet<u32>,
    added: Vec<Mutant>,
    edits: Vec<(Range, Edit)>,
}

pub struct Rewritten {
    pub text: String,
    /// Those of the list that are in the text.
    pub placed: BTreeSet<u32>,
    /// What was found besides the list.
    pub added: Vec<Mutant>,
}

/// The file with its mutants; those that are not on the list are counted from `next_id`, and left out without one. Those in
/// `unviable` are left out.
pub fn rewrite(
    source: &str,
    file: &str,
    listed: &[&Mutant],
    next_id: Option<u32>,
    unviable: &BTreeSet<u32>,
) -> Result<Rewritten> {
    let parsed = syn::parse_file(source)?;
    let mut finder = Finder {
        source,
        file,
        listed,
        asleep: unviable,
        next_id,
        placed: BTreeSet::new(),
        added: vec![],
        edits: vec![],
    };
    finder.visit_file(&parsed);
    let Finder {
        placed,
        added,
        mut edits,
        ..
    } = finder;
    // the outer ones first; the order of those found at one place stays
    edits.sort_by_key(|((start, end), _)| (*start, usize::MAX - end));
    Ok(Rewritten {
        text: render(source, &edits, 0, (0, source.len())),
        placed,
        added,
    })
}

/// The range with all edits from the `from`th on that lie in it.
fn render(source: &str, edits: &[(Range, Edit)], from: usize, range: Range) -> String {
    let mut text = String::new();
    let mut at = range.0;
    for (number, ((start, end), edit)) in edits.iter().enumerate().skip(from) {
        if *start < at || *end > range.1 {
            continue;
        }
        text += &source[at..*start];
        text += &edit.text((*start, *end), source, &|inner| {
            render(source, edits, number + 1, inner)
        });
        at = *end;
    }
    text + &source[at..range.1]
}

impl Edit {
    /// Each mutant begins a line, so that an error of the compiler can be traced to it.
    fn text(&self, at: Range, source: &str, inner: &dyn Fn(Range) -> String) -> String {
        match self {
            Self::Binary {
                left,
                right,
                operator,
                others,
            } => {
                let (left, right) = (inner(*left), inner(*right));
                let other = |(id, other): &(u32, String)| {
                    format!("\nif crate::mutant({id}) {{ ({left}) {other} ({right}) }}\nelse ")
                };
                let others: String = others.iter().map(other).collect();
                format!("({others}{{ ({left}) {operator} ({right}) }})")
            }
            Self::Negated { id } => format!("(\ncrate::mutant({id}) ^ ({}))", inner(at)),
            Self::Condition { fixed } => {
                fixed
                    .iter()
                    .fold(inner(at), |text, (id, value)| match value {
                        true => format!("(\ncrate::mutant({id}) || ({text}))"),
                        false => format!("(\n!crate::mutant({id}) && ({text}))"),
                    })
            }
            Self::Statement { id } => format!("\nif !crate::mutant({id}) {{ {} }}\n", inner(at)),
            Self::Body { returns } => returns
                .iter()
                .map(|(id, value)| format!("\nif crate::mutant({id}) {{ return {value}; }}\n"))
                .collect(),
            Self::Arm { id } => format!(" if\n!crate::mutant({id})\n"),
            Self::Fields { head, fields, base } => {
                let without = |left_out: Option<u32>| {
                    let kept = fields
                        .iter()
                        .filter(|(_, id)| left_out.is_none() || *id != left_out);
                    let kept: String = kept.map(|(field, _)| inner(*field) + ", ").collect();
                    source[head.0..head.1].to_owned() + &kept + &inner(*base)
                };
                let ids = fields.iter().filter_map(|(_, id)| *id);
                let other = |id| {
                    format!(
                        "\nif crate::mutant({id}) {{ {} }}\nelse ",
                        without(Some(id))
                    )
                };
                let others: String = ids.map(other).collect();
                format!("({others}{{ {} }})", without(None))
            }
        }
    }
}

impl Finder<'_> {
    fn offset(&self, line: usize, column: usize) -> usize {
        let before: usize = self
            .source
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let chars = self.source[before..].chars().take(column);
        before + chars.map(char::len_utf8).sum::<usize>()
    }

    fn range(&self, node: &impl Spanned) -> Range {
        let (start, end) = (node.span().start(), node.span().end());
        (
            self.offset(start.line, start.column),
            self.offset(end.line, end.column),
        )
    }

    /// (id, replacement) of the listed ones of a kind whose range suits.
    fn listed(&mut self, kind: &str, suits: impl Fn(Range) -> bool) -> Vec<(u32, String)> {
        let mut found = vec![];
        for mutant in self
            .listed
            .iter()
            .filter(|mutant| !self.asleep.contains(&mutant.id))
        {
            if let Change::Listed {
                genre,
                start,
                end,
                replacement,
            } = &mutant.change
            {
                let at = (
                    self.offset(start.0, start.1 - 1),
                    self.offset(end.0, end.1 - 1),
                );
                if genre == kind && suits(at) {
                    found.push((mutant.id, replacement.clone()));
                }
            }
        }
        self.placed.extend(found.iter().map(|(id, _)| *id));
        found
    }

    fn add(&mut self, at: Range, what: &str, change: Change) -> Option<u32> {
        let id = self.next_id?;
        self.next_id = Some(id + 1);
        let line = self.source[..at.0].matches('\n').count() + 1;
        let text: Vec<_> = self.source[at.0..at.1].split_whitespace().collect();
        let name = format!("{}:{line}: {what}: {}", self.file, text.join(" "));
        self.added.push(Mutant {
            id,
            file: self.file.to_owned(),
            name,
            change,
        });
        (!self.asleep.contains(&id)).then_some(id)
    }

    fn body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        // one function that returns two types which only have a trait in common is no Rust
        if let syn::ReturnType::Type(_, found) = &signature.output {
            if matches!(**found, syn::Type::ImplTrait(_)) {
                return;
            }
        }
        let at = self.range(block);
        // cargo-mutants counts from the first statement on
        let Some(first) = block.stmts.first() else {
            return;
        };
        let first = self.range(first).0;
        let returns = self.listed("FnValue", |range| range.0 == first);
        self.edits
            .push(((at.0 + 1, at.0 + 1), Edit::Body { returns }));
    }
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if item.sig.constness.is_none() {
            self.body(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if item.sig.constness.is_none() {
            self.body(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    // what the compiler computes cannot ask who is awake
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}

    fn visit_stmt(&mut self, stmt: &'a syn::Stmt) {
        use syn::Expr::{Assign, Binary, Call, MethodCall, Try};
        if let syn::Stmt::Expr(Try(_) | MethodCall(_) | Call(_) | Assign(_) | Binary(_), Some(_)) =
            stmt
        {
            let at = self.range(stmt);
            let id = self.add(at, "statement left out", Change::Statement);
            self.edits.extend(id.map(|id| (at, Edit::Statement { id })));
        }
        visit::visit_stmt(self, stmt);
    }

    fn visit_expr_if(&mut self, expr: &'a syn::ExprIf) {
        if !matches!(&*expr.cond, syn::Expr::Let(_)) {
            let at = self.range(&*expr.cond);
            let mut fixed = vec![];
            for value in [true, false] {
                let id = self.add(at, &format!("condition always {value}"), Change::Condition);
                fixed.extend(id.map(|id| (id, value)));
            }
            self.edits.push((at, Edit::Condition { fixed }));
        }
        visit::visit_expr_if(self, expr);
    }

    fn visit_expr_binary(&mut self, expr: &'a syn::ExprBinary) {
        let operator = self.range(&expr.op);
        let others = self.listed("BinaryOperator", |range| range == operator);
        if !others.is_empty() {
            let (left, right) = (self.range(&*expr.left), self.range(&*expr.right));
            let operator = self.source[operator.0..operator.1].to_owned();
            let edit = Edit::Binary {
                left,
                right,
                operator,
                others,
            };
            self.edits.push((self.range(expr), edit));
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'a syn::ExprUnary) {
        let at = self.range(expr);
        for (id, _) in self.listed("UnaryOperator", |range| range.0 == at.0) {
            self.edits.push((at, Edit::Negated { id }));
        }
        visit::visit_expr_unary(self, expr);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        let at = self.range(arm);
        let left_out = self
            .listed("MatchArm", |range| range.0 == at.0)
            .into_iter()
            .map(|(id, _)| id);
        match &arm.guard {
            Some((_, guard)) => {
                let at = self.range(&**guard);
                let listed = self.listed("MatchArmGuard", |range| range == at);
                let listed = listed.into_iter().map(|(id, value)| (id, value == "true"));
                let fixed = listed.chain(left_out.map(|id| (id, false))).collect();
                self.edits.push((at, Edit::Condition { fixed }));
            }
            None => {
                let end = self.range(&arm.pat).1;
                self.edits
                    .extend(left_out.map(|id| ((end, end), Edit::Arm { id })));
            }
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, expr: &'a syn::ExprStruct) {
        let at = self.range(expr);
        let mut fields = vec![];
        for field in &expr.fields {
            let at = self.range(field);
            let left_out = self.listed("StructField", |range| range.0 == at.0);
            fields.push((at, left_out.first().map(|(id, _)| *id)));
        }
        if let (Some(dots), true) = (&expr.dot2_token, fields.iter().any(|(_, id)| id.is_some())) {
            let open = expr.brace_token.span.open().end();
            let head = (at.0, self.offset(open.line, open.column));
            let base = (self.range(dots).0, at.1);
            self.edits.push((at, Edit::Fields { head, fields, base }));
        }
        visit::visit_expr_struct(self, expr);
    }
}
