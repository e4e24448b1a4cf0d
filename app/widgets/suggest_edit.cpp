// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/suggest_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStringListModel>

namespace betlog::widgets {

namespace {

constexpr int kVisibleSuggestions = 8;

} // namespace

SuggestEdit::SuggestEdit(QWidget* parent)
    : QLineEdit(parent)
    , m_suggestions(new QStringListModel(this))
{
    auto* completer = new QCompleter(m_suggestions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(kVisibleSuggestions);
    completer->popup()->setProperty("look", QLatin1StringView("popup"));
    setCompleter(completer);
    connect(
        completer,
        qOverload<const QString&>(&QCompleter::activated),
        this,
        &SuggestEdit::suggestionTaken);
    connect(this, &QLineEdit::editingFinished, this, &SuggestEdit::takeTypedSuggestion);
}

void SuggestEdit::setSuggestions(const QStringList& suggestions)
{
    m_suggestions->setStringList(suggestions);
}

void SuggestEdit::takeTypedSuggestion()
{
    // Only passing through must not change a bet that was written with an older catalogue.
    if (!isModified())
        return;
    const QString typed = text().trimmed();
    for (const QString& suggestion : m_suggestions->stringList()) {
        if (suggestion.compare(typed, Qt::CaseInsensitive) == 0) {
            setText(suggestion);
            emit suggestionTaken(suggestion);
            return;
        }
    }
}

} // namespace betlog::widgets
