// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QLineEdit>

class QStringListModel;

namespace betlog::widgets {

/// A line of text that offers what was meant: suggestions that contain what was typed, without
/// regard to case. Anything else may be typed too.
class SuggestEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SuggestEdit(QWidget* parent = nullptr);

    void setSuggestions(const QStringList& suggestions);

signals:
    /// The text is one of the suggestions: picked from the list, or typed out and left.
    void suggestionTaken(const QString& suggestion);

private:
    void takeTypedSuggestion();

    QStringListModel* m_suggestions; ///< owned by Qt
};

} // namespace betlog::widgets
