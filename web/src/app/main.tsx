import "../shared/styles/fonts.css";
import "../shared/styles/base.css";
import "../shared/styles/controls.css";
import "./page.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./App";
import { Connection } from "./connection";
import { Mishap } from "./Mishap";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Mishap>
        <Connection>
          <App />
        </Connection>
      </Mishap>
    </StrictMode>,
  );
}
